// Drift of rows that come in clusters: many rows of few customers are no drift, and enough customers show one.
import type { Finding, Report } from '@modelgate/core';
import { seededNormals, seededUniforms } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { explainedReport } from '../../fixtures/project.ts';

interface Drawn {
  readonly clusters: number;
  readonly size: number;
  readonly shift: number;
}

/** Each cluster has a number, a text and perhaps a missing value, which its rows repeat. */
function csv({ clusters, size, shift }: Drawn, seed: string): string {
  const [normal, uniform] = [seededNormals(seed), seededUniforms(seed)];
  const rows = Array.from({ length: clusters }, (_, customer) => {
    const z = normal() + shift;
    const row = `${customer},${z.toFixed(4)},${z > 0.5 ? 'high' : 'low'},${uniform() < 0.2 ? '' : 1.5}`;
    return Array.from({ length: size }, () => row);
  }).flat();
  return `customer,x,level,sometimes\n${rows.join('\n')}\n`;
}

function reportOf(test: Drawn, train: Drawn, seed: string, cluster: string): Promise<Report> {
  const policy = `version: 1
data:
  test: { path: test.csv${cluster} }
  train: { path: train.csv }
gates:
  validate-data: { data: test, reference: train, drift: { effect: 0.2, columns: [x, level, sometimes] } }
`;
  const files = { 'test.csv': csv(test, `${seed}/test`), 'train.csv': csv(train, `${seed}/train`) };
  return explainedReport({ 'modelgate.yml': policy, ...files });
}

const CLUSTER = ', cluster: customer';

function outcomes({ findings }: Report): readonly Finding['outcome'][] {
  return findings.filter(({ id }) => id.startsWith('data/drift')).map(({ outcome }) => outcome);
}

function lawOf({ findings }: Report, column: string): { value: number; law: { se: number } } {
  const { claim } = findings.find(({ id }) => id === `data/drift/column=${column}`)!.leaves[0]!;
  return (claim as unknown as { of: { value: number; law: { se: number } } }).of;
}

describe('rows of clusters', () => {
  const few = { clusters: 25, size: 80, shift: 0 };

  it('that say too little are told and not judged, where the same rows would fail as independent ones', async () => {
    const [independent, clustered] = await Promise.all(['', CLUSTER].map((c) => reportOf(few, few, 'a', c)));
    expect(outcomes(independent!)).toContain('fail');
    expect(outcomes(clustered!)).not.toContain('fail');
    const reasons = clustered!.findings.map(({ message }) => message.observed).join('; ');
    expect(reasons).toContain('n = 2,000 (reference 2,000), rows of 25 clusters (reference 25)');
    expect(reasons).toContain('rows of clusters that tell less than 200 independent ones are only reported');
  });

  it('count as one row each where they only repeat it', async () => {
    const once = { clusters: 600, size: 1, shift: 0.6 };
    const repeated = { ...once, size: 5 };
    const [single, five] = await Promise.all([
      reportOf(once, { ...once, shift: 0 }, 'r', ''),
      reportOf(repeated, { ...repeated, shift: 0 }, 'r', CLUSTER),
    ]);
    for (const column of ['x', 'level']) {
      const [a, b] = [lawOf(single!, column), lawOf(five!, column)];
      expect(b.value).toBeCloseTo(a.value, 6);
      expect(b.law.se / a.law.se).toBeCloseTo(1, 2);
    }
    expect(outcomes(five!)).toContain('fail');
  });

  it('with few clusters are told and not judged, however many rows they have', async () => {
    const report = await reportOf(
      { clusters: 15, size: 300, shift: 0 },
      { clusters: 900, size: 2, shift: 0 },
      'f',
      CLUSTER,
    );
    expect(report.findings.find(({ id }) => id === 'data/drift/column=x')!.message.observed).toContain(
      'fewer than 20 clusters are only reported',
    );
  });
});

it('correlations and the classifier do not take rows of few clusters for many either', async () => {
  const [train, test] = ['train', 'test'].map((seed) => csv({ clusters: 12, size: 60, shift: 0 }, seed));
  const policy = `version: 1
data:
  test: { path: test.csv, cluster: customer }
  train: { path: train.csv }
gates:
  validate-data:
    data: test
    reference: train
    drift: { columns: [x, level, sometimes], domain-classifier: true }
    correlation-change: { max: 0.05, columns: [x, customer] }
`;
  const report = await explainedReport({ 'modelgate.yml': policy, 'test.csv': test!, 'train.csv': train! });
  const observed = (id: string): string => report.findings.find((f) => f.id.startsWith(id))!.message.observed;
  expect(observed('data/domain-classifier')).toContain('rows of clusters are only reported');
  expect(observed('data/correlation-change')).toContain('fewer than 20 clusters are only reported');
});
