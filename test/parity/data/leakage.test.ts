// What leaks in well-known data, by name, and nothing else; every figure against scikit-learn's.
import { readFileSync } from 'node:fs';
import type { Report } from '@modelgate/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

interface Figures {
  readonly occur: number;
  readonly withLabel: number;
  /** By order, by data set and column. */
  readonly areas: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By the values as categories, where these are judged. */
  readonly categories: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly encoded: Readonly<Record<string, number>>;
  readonly spearman: Readonly<Record<string, number>>;
}

const expected = JSON.parse(readFileSync(new URL('leakage.json', import.meta.url), 'utf8')) as Figures;

const sets = ['breast_cancer', 'wine', 'digits', 'diabetes', 'titanic', 'titanic_boats'];
const labelOf = (name: string): string => (name.startsWith('titanic') ? 'survived' : 'target');

const policy = `version: 1
data:
  train: { path: train.parquet, label: income }
  adult: { path: adult.parquet, label: income }
${sets.map((name) => `  ${name}: { path: ${name}.parquet, label: ${labelOf(name)} }\n`).join('')}
gates:
  validate-data:
    show-values: true
    duplicates: 0
    conflicting-labels: 0
    data:
      adult: { leakage: { with: train, max: 0.5% } }
${sets.map((name) => `      ${name}: { leakage: {} }\n`).join('')}`;

let reports: Readonly<Record<string, Report>>;

beforeAll(async () => {
  const found = await runOnce({
    'modelgate.yml': policy,
    'adult.parquet': { copy: 'examples/credit/data/test.parquet' },
    'train.parquet': { copy: 'test/parity/data/clean/adult_train.parquet' },
    ...Object.fromEntries(sets.map((name) => [`${name}.parquet`, { copy: `test/parity/data/clean/${name}.parquet` }])),
  });
  reports = Object.fromEntries(found.map((report) => [report.data, report]));
});

/** Findings that are no pass, with their verdict. */
function foundIn(name: string): readonly string[] {
  return reports[name]!.findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'inapplicable').map(
    ({ outcome, severity, id }) => `${outcome} (${severity}) ${id}`,
  );
}

function observedOf(name: string, rule: string): string {
  return reports[name]!.findings.find((finding) => finding.rule === rule && finding.outcome === 'fail')!.message
    .observed;
}

const proxies = (...columns: readonly string[]): readonly string[] =>
  columns.map((column) => `fail (warn) data/target-proxy/limit=warn/column=${column}`);

function valueOf(name: string, column: string): number {
  const leaf = reports[name]!.findings.find(({ id }) => id === `data/target-proxy/limit=fail/column=${column}`)
    ?.leaves[0]?.claim;
  return leaf && 'must' in leaf && leaf.of.kind === 'known' ? leaf.of.value : Number.NaN;
}

describe('what is found', () => {
  it('Adult: duplicates and conflicting labels; its test rows in the training set are within the limit', () => {
    expect(foundIn('adult')).toEqual(['fail (block) data/duplicates', 'fail (warn) data/conflicting-labels']);
    const rows = reports['adult']!.findings.find(({ rule }) => rule === 'data/leakage-rows')!;
    expect([expected.occur, expected.withLabel]).toEqual([26, 23]);
    expect(rows.message.observed).toBe('26 of 16,281 rows (0.160 %) occur in train, 23 of them with the same label');
  });

  it('Adult: two people who are alike in all fourteen features, one of each income', () => {
    expect(observedOf('adult', 'data/conflicting-labels')).toBe(
      '2 of 16,281 rows (0.0123 %) have a twin with another label',
    );
  });

  it('titanic: passengers who are alike in all that is known before, some of whom survived', () => {
    expect(foundIn('titanic')).toEqual(['fail (block) data/duplicates', 'fail (warn) data/conflicting-labels']);
    expect(observedOf('titanic', 'data/duplicates')).toBe('195 of 1,309 rows (14.9 %) repeat another');
    expect(observedOf('titanic', 'data/conflicting-labels')).toBe(
      '123 of 1,309 rows (9.40 %) have a twin with another label',
    );
  });

  it('titanic with the lifeboats, which are known afterwards: that too', () => {
    expect(foundIn('titanic_boats')).toEqual([...foundIn('titanic'), ...proxies('boat')]);
    expect(observedOf('titanic_boats', 'data/target-proxy')).toBe(
      'area under the ROC curve 0.974 by its values as categories, n = 1,309',
    );
  });

  it.each([
    [
      'breast_cancer',
      proxies('mean concave points', 'worst radius', 'worst perimeter', 'worst area', 'worst concave points'),
    ],
    ['wine', proxies('flavanoids', 'color_intensity', 'hue', 'od280/od315_of_diluted_wines', 'proline')],
    ['digits', proxies('pixel_4_4', 'pixel_7_4')],
    ['diabetes', []],
  ])('%s', (name, findings) => {
    expect(foundIn(name)).toEqual(findings);
  });
});

describe('areas under the ROC curve', () => {
  it.each(Object.entries(expected.categories))('of %s, the larger of both readings', (name, categories) => {
    const byOrder = expected.areas[name]!;
    for (const column of new Set([...Object.keys(byOrder), ...Object.keys(categories)])) {
      const area = Math.max(byOrder[column] ?? 0, categories[column] ?? 0);
      expect(valueOf(name, column), column).toBeCloseTo(area, 12);
    }
  });

  it.each(Object.entries(expected.encoded))('of %s, by other folds', (column, area) => {
    expect(Math.abs(valueOf('adult', column) - area)).toBeLessThan(0.005);
  });

  it.each(Object.entries(expected.spearman))('of diabetes, Spearman’s ρ of %s', (column, rho) => {
    expect(valueOf('diabetes', column)).toBeCloseTo(rho, 9);
  });
});
