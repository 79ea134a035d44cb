// `gates.security-scan` of a policy: what is scanned, what blocks, and what is allowed.
import { allowable, scanRules, severities, type Allowance, type ScanSeverity } from '@modelgate/checks';
import {
  anomalyCodes,
  FILES,
  oneOf,
  repositoryPath,
  text,
  type Demand,
  type GateSection,
  type SectionContext,
  type SectionDemands,
} from '@modelgate/core';
import { posix } from 'node:path';
import { z } from 'zod';

interface WrittenAllowance {
  readonly callable?: string | undefined;
  readonly role?: Allowance['role'] | undefined;
  readonly operator?: string | undefined;
  readonly anomaly?: string | undefined;
  readonly format?: string | undefined;
  readonly path?: string | undefined;
  readonly owner?: string | undefined;
  readonly reason?: string | undefined;
}

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
      'A callable by module and name, such as mypkg.models.Net; module.* is all directly in it.',
    ).optional(),
    role: oneOf(
      ['called', 'referenced', 'attribute'],
      'What loading does with the callable; without it, any of them.',
    ).optional(),
    operator: text('An operator by domain and name, such as com.example.MyOp.').optional(),
    anomaly: oneOf(anomalyCodes, 'Something that a well-made file does not have.').optional(),
    format: text('A format that is not evaluated; unknown is every format that nobody knows.').optional(),
    path: text('A file, folder or glob that this is about, relative to this file; without it, all.').optional(),
    owner: text('Who answers for it.').optional(),
    reason: text('Why it is safe.').optional(),
  })
  .meta({ description: 'One thing that is allowed; exactly one of callable, operator, anomaly and format.' });

const schema: z.ZodType<Section> = z
  .strictObject({
    paths: z
      .array(text('A file, folder or glob, relative to this file.'))
      .min(1)
      .meta({
        description: 'What is scanned, hidden files too; without it, the folders of the models and the data sets.',
      })
      .optional(),
    'fail-on': oneOf(
      severities,
      'The least severity that blocks; what is less severe warns. high without it.',
    ).optional(),
    allow: z.array(allowance).meta({ description: 'What is allowed, and by whom.' }).optional(),
    digests: oneOf(
      ['read', 'all'],
      'all: SHA-256 of every byte, however large the file. read: of files up to 16 MB, which are read whole anyway.',
    ).optional(),
  })
  .meta({ description: 'Model files and data read as bytes, never loaded: what loading them would run.' });

/** What the gate needs beside demands; a yardstick where the base branch's has more of it. */
export type ScanSettings = {
  /** From the repository's root. */
  readonly paths: readonly string[];
  readonly digests: 'read' | 'all';
};

/** Params of one rule's demand: findings of these severities, but for what is allowed. */
export type ScanDemand = {
  readonly severities: readonly ScanSeverity[];
  readonly allow: readonly Allowance[];
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
    params: { severities: params.severities, allow: params.allow.map((entry) => ({ ...entry })) },
    on: FILES,
    at: spanOf([]),
    severity,
    decide: 'test',
    from,
  };
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

/** The folder of each model, since what lies beside it is loaded with it; a model at the top alone; each data set. */
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

function allowanceOf(written: WrittenAllowance, index: number, context: SectionContext): readonly Allowance[] {
  const { owner: _owner, reason: _reason, path, ...rest } = written;
  const at = context.spanOf(['allow', index]);
  const named = allowable.filter((key) => rest[key] !== undefined);
  if (named.length !== 1 || (rest.role !== undefined && rest.callable === undefined)) {
    const found = named.length === 0 ? 'nothing that is allowed' : named.join(' and ');
    context.problem({
      code: 'policy/ambiguous',
      message: `an entry of allow names ${found}${named.length === 1 ? ', which has no role' : ''}`,
      at,
      hint: `name one of ${allowable.join(', ')} in each entry; role goes with callable`,
    });
    return [];
  }
  const checked = path === undefined ? undefined : repositoryPath(path, at);
  if (checked && 'problem' in checked) {
    context.problem(checked.problem);
    return [];
  }
  return [defined({ ...rest, ...(checked && { path: checked.path }) })];
}

function defined(entry: { readonly [K in keyof Allowance]: Allowance[K] | undefined }): Allowance {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}
