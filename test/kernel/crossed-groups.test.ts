// Groups of two columns, one of which lacks values: its rows are in no group, and are counted.
import type { GroupTable } from '@modelgate/core';
import { expect, it } from 'vitest';
import { runOnce } from '../fixtures/project.ts';

const policy = `version: 1
data: { test: { path: test.csv, label: y, id: id } }
models: { m: { predictions: preds.csv, baseline: none, task: binary, positive: '1', outputs: { score: p } } }
gates: { bias-check: { groups: [[sex, race]], parity: { demographic-parity: { max: 90pt } } } }
`;
const rows = Array.from({ length: 600 }, (_, i) => ({
  id: i,
  sex: i % 2 === 0 ? 'F' : 'M',
  race: ['a', 'b', ''][i % 3]!,
  y: i % 5 === 0 ? 1 : 0,
  p: i % 4 === 0 ? 0.9 : 0.1,
}));

it('rows without a value of either are in no group', async () => {
  const [report] = await runOnce({
    'modelgate.yml': policy,
    'test.csv': ['id,sex,race,y', ...rows.map(({ id, sex, race, y }) => `${id},${sex},${race},${y}`)].join('\n'),
    'preds.csv': ['id,p', ...rows.map(({ id, p }) => `${id},${p}`)].join('\n'),
  });
  expect(report!.error).toBeUndefined();
  const [{ by, ungrouped, rows: found }] = report!.groups as [GroupTable];
  expect([by, ungrouped]).toEqual(['sex × race', 200]);
  expect(found.map(({ group, n }) => [group, n])).toEqual([
    ['', 600],
    ['F × a', 100],
    ['F × b', 100],
    ['M × a', 100],
    ['M × b', 100],
  ]);
});
