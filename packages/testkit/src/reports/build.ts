// A sample report from measured metrics and findings: everything around them is the same in all samples.
import type { Finding, Report, Subject, Verdict } from '@modelgate/core';
import { measurementsOf, rowOf } from './measured.ts';
import type { Measured } from './measured.ts';
import { samplePolicyPath } from './policy.ts';

export interface Sample {
  readonly model: string;
  readonly verdict: Verdict;
  readonly measured: readonly Measured[];
  /** In the order of a report. */
  readonly findings: readonly Finding[];
  readonly more?: Partial<Report>;
}

const says: Readonly<Record<Verdict, string>> = {
  pass: 'passes',
  warn: 'passes with warnings',
  inconclusive: 'is inconclusive',
  fail: 'fails',
  error: 'could not judge',
};

export function buildReport({ model, verdict, measured, findings, more }: Sample): Report {
  const [first] = findings;
  const rows = measured.map(rowOf);
  const gate = 'evaluate-model';
  return {
    schema: 'report/v1',
    gate,
    model,
    verdict,
    headline: `${gate} ${says[verdict]} for ${model}`,
    decidedBy: first === undefined ? 'nothing was judged' : sentence(first),
    against: rows[0]?.change === undefined ? '–' : `${rows[0].title} ${rows[0].change}`,
    subjects: sampleSubjects(model),
    findings,
    rows,
    ...measurementsOf(measured),
    families: [family('overall', findings), family('rest', findings)],
    confidence: 0.95,
    onInconclusive: 'warn',
    coverage: [
      { what: 'rows', evaluated: 16_281, expected: 16_281, missing: [] },
      { what: 'baseline', evaluated: 1, expected: 1, missing: [] },
      { what: 'slices', evaluated: 7, expected: 8, missing: ['race = Other has 14 rows, fewer than 30'] },
    ],
    defaults: [
      { what: `models.${model}.task`, value: 'binary', why: 'the label has two values' },
      { what: `models.${model}.baseline`, value: 'merge-base', why: 'the model as it is on the base branch' },
    ],
    notes: [
      'accuracy: with 16,281 rows what must be proved is "no worse than 1.0 pt", what must not be lost is the margin itself.',
      'A model that keeps every limit is blocked by this gate at most 5.0 % of the time; one that violates a proved limit ships at most 5.0 % of the time.',
    ],
    run: sampleRun(),
    ...more,
  };
}

export function sampleRun(): Report['run'] {
  return {
    startedAt: '2026-11-23T09:30:00.000Z',
    durationMs: 1243,
    version: '0.1.0',
    node: 'v24.21.0',
    platform: 'linux-x64',
    ids: {
      server: 'https://github.com',
      repository: 'octo/credit',
      sha: '5c1e2f90b7a84d3c6e1f2a3b4c5d6e7f8091a2b3',
      runId: '123456789',
      attempt: '1',
      branch: 'better-model',
      base: 'main',
    },
  };
}

function sentence({ message }: Finding): string {
  return `${message.subject}: ${message.observed}, ${message.expected}`;
}

function sampleSubjects(model: string): Subject[] {
  const onnx = { name: model, path: `models/${model}.onnx`, facts: 'ONNX, opset 17, ai.onnx.ml 3, skl2onnx' };
  return [
    { kind: 'model', ...onnx, digest: digest('9f2c') },
    { kind: 'baseline', ...onnx, path: `models/${model}.onnx at 1a2b3c4d5e6f`, digest: digest('1a2b') },
    { kind: 'data', name: 'test', path: 'data/test.parquet', digest: digest('77b0'), facts: '16,281 rows, 15 columns' },
    { kind: 'policy', name: samplePolicyPath, path: samplePolicyPath, digest: digest('1f3a'), facts: '1 file' },
  ];
}

function digest(start: string): string {
  return `sha256:${start.repeat(64).slice(0, 64)}`;
}

function family(name: 'overall' | 'rest', findings: readonly Finding[]): Report['families'][number] {
  const members = findings
    .filter((finding) => (finding.rule === 'model/slice') === (name === 'rest'))
    .map((finding) => ({ finding: finding.id, leaf: 0, p: 0.5 }));
  return { name, from: 'head', alpha: 0.0125, method: 'max-t', draws: 20_000, seed: 'sample', members };
}
