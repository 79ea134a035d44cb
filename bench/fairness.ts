// bias-check on predictions, two columns and their intersection, from a cold shell: against fairlearn, without any interval and with its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { disparities } from '@modelgate/checks';
import type { Report } from '@modelgate/core';
import { inTurns, seconds } from './best-of.ts';
import { withFolder } from './folder.ts';
import { ownVersions } from './machine.ts';
import { pythonVersion, quietly, runGate } from './run-gate.ts';
import { writePredictions } from './scored-table.ts';
import { ratio, type BenchResult, type Line } from './table.ts';

const MANY = 1_000_000;
const FEWER = 100_000;
/** Resamples that an interval at 95 % is usually made of. */
const RESAMPLES = 1000;
const python = process.env['PYTHON_FAIRLEARN'] ?? process.env['PYTHON'] ?? 'python3';

/** Every disparity of the catalogue that two classes can have, as a limit. */
const limits = disparities
  .filter(({ tasks }) => tasks.includes('binary'))
  .map(({ id, form, of }) => `${id}: ${form === 'ratio' ? 0.8 : of[0]!.margin === 'points' ? '10pt' : 0.1}`);
const policy = `version: 1
data: { test: { path: data.parquet, label: label, id: id } }
models: { m: { predictions: candidate.parquet, baseline: none, task: binary } }
gates:
  bias-check:
    groups: [sex, race, [sex, race]]
    parity: { ${limits.join(', ')} }
`;

export function fairness(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    const [many, fewer] = [await projectOf(folder, MANY), await projectOf(folder, FEWER)];
    return {
      title: 'disparities between the groups of two columns and of their intersection, whole process from a cold shell',
      lines: [await withoutIntervals(many), await withIntervals(fewer)],
      notes: [
        `ModelGate: dist/cli.mjs run, ${limits.length} limits (every disparity of two classes) by three sets of groups with intervals and tests for every pair, all figures and the threshold sweep, a report written`,
        agreement(many),
      ],
      versions: { ...ownVersions(), fairlearn: pythonVersion(python, 'fairlearn') },
    };
  });
}

async function projectOf(parent: string, rows: number): Promise<string> {
  const folder = join(parent, String(rows));
  mkdirSync(folder);
  await writePredictions(folder, rows);
  writeFileSync(join(folder, 'modelgate.yml'), policy);
  return folder;
}

async function withoutIntervals(folder: string): Promise<Line> {
  const peer = join(import.meta.dirname, 'peers/fairness_1m.py');
  const times = await inTurns(
    {
      own: () => seconds(() => runGate('bias-check', folder)),
      fairlearn: () => seconds(() => quietly(python, [peer, folder])),
    },
    3,
  );
  const asked = { is: 'at least', value: 10 } as const;
  const notes = ['fairlearn: four disparities by two columns, no interval'];
  return ratio(`${MANY.toLocaleString('en')} predictions`, times.own, times.fairlearn, asked, notes);
}

async function withIntervals(folder: string): Promise<Line> {
  const peer = join(import.meta.dirname, 'peers/fairness_boot.py');
  const resample = (): number => Number(execFileSync(python, [peer, folder], { encoding: 'utf8' }));
  const times = await inTurns(
    {
      own: () => seconds(() => runGate('bias-check', folder)),
      fairlearn: () => Promise.resolve(RESAMPLES * resample()),
    },
    3,
  );
  const asked = { is: 'at least', value: 300 } as const;
  const notes = [
    `fairlearn: n_boot = ${RESAMPLES} for four rates by sex × race alone, from the processor time of a few resamples`,
    'ModelGate resamples nothing here: its intervals invert score tests of counts',
  ];
  return ratio(
    `${FEWER.toLocaleString('en')} predictions, intervals at 95 %`,
    times.own,
    times.fairlearn,
    asked,
    notes,
  );
}

/** Exit code 1 is no fault: some limit may be broken. */

/** A run that judged nothing must not count as fast. */
function agreement(folder: string): string {
  const report = JSON.parse(readFileSync(join(folder, '.modelgate/bias-check.report.json'), 'utf8')) as Report;
  const pairs = report.families.reduce((sum, { members }) => sum + members.length, 0);
  if (report.error || pairs === 0) throw new Error('bias-check judged nothing');
  return `${pairs} pairs of groups tested`;
}
