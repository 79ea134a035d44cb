// `gates.security-scan` of a policy: what is scanned, what blocks, and what is allowed.
import { scanRules, type ScanSeverity } from '@modelgate/checks';
import {
  FILES,
  oneOf,
  repositoryPath,
  text,
  type Demand,
  type GateSection,
  type Json,
  type SectionContext,
  type SectionDemands,
} from '@modelgate/core';
import { posix } from 'node:path';
import { z } from 'zod';
import { allowanceOf, allowanceSchema, type AllowLine, type WrittenAllowance } from './allow-section.ts';

/** Most severe first. */
export const severities: readonly ScanSeverity[] = ['critical', 'high', 'medium', 'low'];

/** The section as it is written. */
interface Section {
  readonly paths?: readonly string[] | undefined;
  readonly 'fail-on'?: ScanSeverity | undefined;
  readonly allow?: readonly WrittenAllowance[] | undefined;
  readonly digests?: ScanSettings['digests'] | undefined;
}

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
    allow: z.array(allowanceSchema).meta({ description: 'What is allowed, and by whom.' }).optional(),
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
