// `gates.security-scan` of a policy: what is scanned, what blocks, and what is allowed.
import { acceptsDanger, isAnsweredFor, scanRules, type Allowance, type ScanSeverity } from '@modelgate/checks';
import {
  anomalyCodes,
  FILES,
  oneOf,
  repositoryPath,
  text,
  type AnomalyCode,
  type CallableRole,
  type Demand,
  type GateSection,
  type Json,
  type Problem,
  type SectionContext,
  type SectionDemands,
  type Span,
} from '@modelgate/core';
import { posix } from 'node:path';
import { z } from 'zod';

/** Most severe first. */
export const severities: readonly ScanSeverity[] = ['critical', 'high', 'medium', 'low'];

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

type WrittenAllowance = {
  readonly [key in Exclude<Kind, 'anomaly'> | 'path' | 'owner' | 'reason']?: string | undefined;
} & { readonly role?: CallableRole | undefined; readonly anomaly?: AnomalyCode | undefined };

/** The section as it is written. */
interface Section {
  readonly paths?: readonly string[] | undefined;
  readonly 'fail-on'?: ScanSeverity | undefined;
  readonly allow?: readonly WrittenAllowance[] | undefined;
  readonly digests?: ScanSettings['digests'] | undefined;
}

const allowance: z.ZodType<WrittenAllowance> = z
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

const schema: z.ZodType<Section> = z
  .strictObject({
    paths: z
      .array(text('A file, folder or glob, relative to this file.'))
      .min(1)
      .meta({
        description: 'What is scanned, hidden files too; without it, the folders of the models and the data sets.',
      })
      .optional(),
    'fail-on': oneOf(severities, 'The least severity that blocks; what is less severe warns.')
      .meta({ default: 'high' })
      .optional(),
    allow: z.array(allowance).meta({ description: 'What is allowed, and by whom.' }).optional(),
    digests: oneOf(
      ['read', 'all'],
      'all: SHA-256 of every byte, however large the file. read: of files up to 16 MB, which are read whole anyway.',
    )
      .meta({ default: 'read' })
      .optional(),
  })
  .meta({ description: 'Model files and data read as bytes, never loaded: what loading them would run.' });

/** Settings of the gate beside its demands; the base branch's settings are part of the yardstick. */
export type ScanSettings = {
  /** From the repository's root. */
  readonly paths: readonly string[];
  readonly digests: 'read' | 'all';
};

/** A line under `allow`, and where it stands. */
export type AllowLine = { readonly allowance: Allowance; readonly at: Span };

/** Params of a rule's demand: it concerns findings of these severities, except those that are allowed. */
export type ScanDemand = {
  readonly severities: readonly ScanSeverity[];
  readonly allow: readonly AllowLine[];
};

export const securityScanSection: GateSection<Section> = {
  id: 'security-scan',
  judges: 'files',
  schema,
  rules: scanRules.map(({ id }) => id),
  demands: demandsOf,
};

function demandsOf(section: Section, context: SectionContext): SectionDemands {
  const allow = (section.allow ?? []).flatMap((entry, i) => allowanceOf(entry, i, context));
  const least = severities.indexOf(section['fail-on'] ?? 'high');
  const blocking = severities.slice(0, least + 1);
  const others = severities.slice(least + 1);
  return {
    data: FILES,
    demands: scanRules.flatMap(({ id }) => [
      demand(id, 'block', { severities: blocking, allow }, context),
      ...(others.length === 0 ? [] : [demand(id, 'warn', { severities: others, allow }, context)]),
    ]),
    settings: { paths: pathsOf(section, context), digests: section.digests ?? 'read' },
  };
}

function demand(
  check: string,
  severity: Demand['severity'],
  params: ScanDemand,
  { from, spanOf }: SectionContext,
): Demand {
  const id = check.replace('scan/', '');
  return {
    id: severity === 'block' ? id : `${id}/minor`,
    check,
    params: { severities: params.severities, allow: params.allow.map(jsonOf) },
    on: FILES,
    at: spanOf([]),
    severity,
    decide: 'test',
    from,
  };
}

function jsonOf({ allowance: what, at }: AllowLine): Json {
  return { allowance: { ...what }, at: { path: at.path, start: { ...at.start }, end: { ...at.end } } };
}

/** From the repository's root. */
function pathsOf({ paths }: Section, context: SectionContext): readonly string[] {
  if (!paths) return defaultPaths(context);
  return paths.flatMap((path, i) => {
    const checked = repositoryPath(path, context.spanOf(['paths', i]));
    if ('path' in checked) return [checked.path];
    context.problem(checked.problem);
    return [];
  });
}

/**
 * Each data set, and the folder of each model, since files beside a model may be loaded with it. Of a model in the
 * policy's own folder, only its file.
 */
function defaultPaths({ models, data, spanOf, problem }: SectionContext): readonly string[] {
  const at = spanOf([]);
  const root = posix.dirname(at.path);
  const ofModels = Object.values(models).map(({ source: { path } }) => {
    const folder = posix.dirname(path);
    return posix.normalize(posix.join(root, folder === '.' ? path : folder));
  });
  const ofData = Object.values(data).map(({ path }) => posix.normalize(posix.join(root, path)));
  const paths = [...new Set([...ofModels, ...ofData])];
  if (paths.length === 0)
    problem({
      code: 'policy/missing-key',
      message: 'the policy names no model and no data, and the gate does not say what to scan',
      at,
      hint: 'add paths: [models]',
    });
  return paths;
}

function allowanceOf(
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
