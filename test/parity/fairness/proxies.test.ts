// Features that tell a group on Adult: the areas of scikit-learn, and the ones that everybody knows first.
import { fileURLToPath } from 'node:url';
import { proxyMetrics, rankProxies, toldOf } from '@modelgate/checks';
import { measureData, valueOf, type Ports } from '@modelgate/core';
import { expect, it } from 'vitest';
import { dataOf, engineForTests } from '../../../packages/adapters/src/engine/engine.fixture.ts';
import expected from './adult.json' with { type: 'json' };

const { data } = engineForTests();
const people = dataOf(fileURLToPath(new URL('../../../examples/credit/data/test.parquet', import.meta.url)));

it.each([
  ['sex', expected.proxies.sex, 'relationship'],
  ['race', expected.proxies.race, 'native_country'],
])('of %s', async (group, areas, first) => {
  const { columns, rows } = await data.describe(people);
  const names = columns.map(({ name }) => name);
  const metrics = proxyMetrics('test', group, names, names);
  expect(metrics.has(group)).toBe(false);
  const asked = [...metrics.values()].flatMap(({ once, again }) => [once, again]);
  const states = await measureData(asked, { test: { ref: people, columns, rows } }, { data } as unknown as Ports);
  const told = new Map(
    [...metrics].flatMap(([feature, { once, again }]) => {
      const [read, left] = [valueOf(once, states), valueOf(again, states)];
      return 'known' in read && 'known' in left ? [[feature, toldOf(read.known, left.known)] as const] : [];
    }),
  );
  expect(told.size).toBe(names.length - 1);
  const ranked = rankProxies(told);
  expect(ranked[0]!.feature).toBe(first);
  for (const [feature, area] of Object.entries(areas))
    expect(ranked.find((proxy) => proxy.feature === feature)!.auc).toBeCloseTo(area, 9);
});
