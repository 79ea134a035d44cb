// bias-check on a million predictions, two columns and their intersection, from a cold shell: against fairlearn without any interval.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@modelgate/core';
import { inTurns, seconds } from './best-of.ts';
import { withFolder } from './folder.ts';
import { ownVersions } from './machine.ts';
import { bundle, pythonVersion, quietly } from './run-gate.ts';
import { writePredictions } from './scored-table.ts';
import { ratio, type BenchResult } from './table.ts';

const ROWS = 1_000_000;
const python = process.env['PYTHON_FAIRLEARN'] ?? process.env['PYTHON'] ?? 'python3';

const policy = `version: 1
data: { test: { path: data.parquet, label: label, id: id } }
models: { m: { predictions: candidate.parquet, baseline: none, task: binary } }
gates:
  bias-check:
    groups: [sex, race, [sex, race]]
    parity: { impact-ratio: 0.8, demographic-parity: 10pt, equal-opportunity: 10pt, equalized-odds: 10pt, predictive-parity: 10pt }
`;

export function fairness(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    await writePredictions(folder, ROWS);
    writeFileSync(join(folder, 'modelgate.yml'), policy);
    const peer = join(import.meta.dirname, 'peers/fairness_1m.py');
    const times = await inTurns(
      { own: () => seconds(() => biasCheck(folder)), fairlearn: () => seconds(() => quietly(python, [peer, folder])) },
      3,
    );
    return {
      title: `disparities of ${ROWS.toLocaleString('en')} predictions, whole process from a cold shell`,
      lines: [ratio('2 columns and their intersection', times.own, times.fairlearn, { is: 'at least', value: 10 })],
      notes: [
        'ModelGate: dist/cli.mjs run, five limits by three sets of groups with intervals and tests for every pair, all figures and the threshold sweep, a report written',
        'fairlearn: four disparities by two columns, no interval',
        agreement(folder),
      ],
      versions: { ...ownVersions(), fairlearn: pythonVersion(python, 'fairlearn') },
    };
  });
}

/** Exit code 1 is no fault: some limit may be broken. */
function biasCheck(folder: string): void {
  try {
    quietly(process.execPath, [bundle, 'run', 'bias-check'], folder);
  } catch (error) {
    if ((error as { status?: number }).status !== 1) throw error;
  }
}

/** A run that judged nothing must not count as fast. */
function agreement(folder: string): string {
  const report = JSON.parse(readFileSync(join(folder, '.modelgate/bias-check.report.json'), 'utf8')) as Report;
  const pairs = report.families.reduce((sum, { members }) => sum + members.length, 0);
  if (report.error || pairs === 0) throw new Error('bias-check judged nothing');
  return `${pairs} pairs of groups tested`;
}
