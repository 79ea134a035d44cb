// Disparities on COMPAS equal fairlearn's, where the data lie beside the repository: their licence does not let them lie in it.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { confusionsOf, disparityBetween, type DecisionRate, type Form } from '@modelgate/checks';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../packages/adapters/src/engine/engine.fixture.ts';

const beside = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const rows = `${beside}tabular/compas_scored.parquet`;
const values = `${beside}expected/fairness_fairlearn.json`;
const isThere = existsSync(rows) && existsSync(values);

const disparities: readonly (readonly [string, readonly DecisionRate[], Form])[] = [
  ['demographic_parity_difference', ['selection-rate'], 'difference'],
  ['demographic_parity_ratio', ['selection-rate'], 'ratio'],
  ['equalized_odds_difference', ['true-positive-rate', 'false-positive-rate'], 'difference'],
  ['equalized_odds_ratio', ['true-positive-rate', 'false-positive-rate'], 'ratio'],
  ['equal_opportunity_difference', ['true-positive-rate'], 'difference'],
  ['equal_opportunity_ratio', ['true-positive-rate'], 'ratio'],
];

describe.skipIf(!isThere)('COMPAS (skipped where ../shared has no data)', () => {
  it.each([
    ['compas_lr', 'pred', 'race'],
    ['compas_lr', 'pred', 'sex'],
    ['compas_high', 'compas_high', 'race'],
    ['compas_high', 'compas_high', 'sex'],
  ])('%s, %s by %s', async (model, decision, group) => {
    const found = await rowsOf(`select ${group}, y, ${decision} from '${rows}'`);
    const names = [...new Set(found.map(([name]) => String(name)))];
    const codes = Uint8Array.from(found, ([name]) => names.indexOf(String(name)));
    const [y, d] = [1, 2].map((k) => Uint8Array.from(found, (row) => Number(row[k])));
    const groups = confusionsOf({ codes, names }, y!, d!);
    const expected = (JSON.parse(readFileSync(values, 'utf8')) as Record<string, Record<string, number>>)[
      `${model}/${group}`
    ]!;
    for (const [name, rates, form] of disparities)
      expect(disparityBetween(groups, rates, form), name).toBeCloseTo(expected[name]!, 12);
  });
});
