// `allow` in the section of a scan: what each entry names, and who answers for it.
import { acceptsDanger, isAnsweredFor, type Allowance } from '@modelgate/checks';
import {
  anomalyCodes,
  oneOf,
  repositoryPath,
  text,
  type AnomalyCode,
  type CallableRole,
  type Problem,
  type SectionContext,
  type Span,
} from '@modelgate/core';
import { z } from 'zod';

/** What an entry of `allow` may name, with the key that must stand beside it; a path may. */
const kinds = {
  callable: 'role',
  operator: undefined,
  anomaly: 'path',
  format: 'path',
  code: 'path',
  template: 'path',
  reference: 'path',
} as const;

type Kind = keyof typeof kinds;

export type WrittenAllowance = {
  readonly [key in Exclude<Kind, 'anomaly'> | 'path' | 'owner' | 'reason']?: string | undefined;
} & { readonly role?: CallableRole | undefined; readonly anomaly?: AnomalyCode | undefined };

export const allowanceSchema: z.ZodType<WrittenAllowance> = z
  .strictObject({
    callable: text(
      'A callable by module and name, such as mypkg.models.Net; mypkg.models.* is all directly in it that is not known to be dangerous.',
    ).optional(),
    role: oneOf(['called', 'referenced', 'attribute'], 'What loading does with the callable.').optional(),
    operator: text('An operator by domain and name, such as com.example::MyOp.').optional(),
    anomaly: oneOf(anomalyCodes, 'Something that a well-made file does not have.').optional(),
    format: text(
      'A format with parts that are not evaluated; unknown stands for every format that is not recognised.',
    ).optional(),
    code: text('Program text or byte code, as the finding names it.').optional(),
    template: text('A template, as the finding names it.').optional(),
    reference: text('A file beside the model that loading opens, as the model names it.').optional(),
    path: text(
      'The file or glob that this is about, relative to this file; without it any file, for a callable or an operator.',
    ).optional(),
    owner: text('Who answers for it. What is known to be dangerous needs one.').optional(),
    reason: text('Why it is safe. What is known to be dangerous needs one.').optional(),
  })
  .meta({
    description:
      'One thing that is allowed: a callable with its role, an operator, or something of a file with its path.',
  });

/** A line under `allow`, and where it stands. */
export type AllowLine = { readonly allowance: Allowance; readonly at: Span };

/** The entry as it is used; a problem, and no entry, where it names nothing, or something that nobody answers for. */
export function allowanceOf(
  { owner, reason, ...written }: WrittenAllowance,
  index: number,
  context: SectionContext,
): readonly AllowLine[] {
  const at = context.spanOf(['allow', index]);
  const what = Object.entries(written).filter(([, value]) => value !== undefined);
  const path = written.path === undefined ? undefined : repositoryPath(written.path, at);
  const by = { ...(owner !== undefined && { owner }), ...(reason !== undefined && { reason }) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has one of the kinds, and what belongs to it
  const allowed = { ...Object.fromEntries(what), ...path, ...by } as unknown as Allowance;
  const wrong =
    strangeKeys(what.map(([key]) => key)) ?? (path && 'problem' in path ? path.problem : unanswered(allowed));
  if (wrong === undefined) return [{ allowance: allowed, at }];
  context.problem({ ...wrong, at });
  return [];
}

function strangeKeys(keys: readonly string[]): Omit<Problem, 'at'> | undefined {
  const [kind, ...more] = Object.keys(kinds).filter((key): key is Kind => keys.includes(key));
  const wanted: readonly (string | undefined)[] = kind === undefined ? [] : [kind, kinds[kind] ?? kind];
  const isWhole = wanted.every((key) => key !== undefined && keys.includes(key));
  const isAll = keys.every((key) => key === 'path' || wanted.includes(key));
  if (kind !== undefined && more.length === 0 && isWhole && isAll) return undefined;
  const written = Object.entries(kinds).map(([key, beside]) => (beside === undefined ? key : `${key} with ${beside}`));
  return {
    code: 'policy/ambiguous',
    message: `an entry of allow has ${keys.length === 0 ? 'nothing that is allowed' : keys.join(', ')}`,
    hint: `write one of ${written.join(', ')}; a path may stand beside each`,
  };
}

/** What is known to do harm is somebody's to answer for. */
function unanswered(allowed: Allowance): Omit<Problem, 'at'> | undefined {
  if (isAnsweredFor(allowed) || !acceptsDanger(allowed)) return undefined;
  const name = 'callable' in allowed ? allowed.callable : 'operator' in allowed ? allowed.operator : '';
  return {
    code: 'policy/missing-key',
    message: `an entry of allow accepts ${name}, which is known to do harm, and lacks its owner or its reason`,
    hint: 'add owner: and reason:, of whoever answers for it, or take the entry out',
  };
}
