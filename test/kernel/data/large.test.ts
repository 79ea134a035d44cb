// Beyond a million rows text columns are grouped by value where values repeat: the counts are the same.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parquetFile } from '../../../packages/adapters/src/engine/engine.fixture.ts';
import { testProject } from '../../fixtures/project.ts';

const rules = `
      x: { nulls: 0, matches: '^[a-z]', length: 3, in: [aaa, bbb], min: 7 }
      n: { nulls: 0, max: 5 }`;

const policy = `version: 1
data: t.parquet
gates:
  validate-data:
    mixed-types: 0
    columns: ${rules}
      ids: { matches: '^7', nulls: 0 }
    expressions:
      - { name: small, violations: "x = 'B' or x is null", max: 0 }
      - { name: large, violations: "x > 'b'", max: 0 }
`;

/** x repeats, ids never; every seventh row is without x. */
const table = (rows: number): string => `select
    case when i % 7 = 0 then null when i % 11 = 0 then 'B' when i % 13 = 0 then '42' else repeat(chr(97 + (i % 2)::int), 3) end as x,
    i % 10 as n, cast(i as varchar) as ids from range(${rows}) t(i)`;

async function outcomesOn(rows: number): Promise<readonly unknown[]> {
  const project = testProject({ 'modelgate.yml': policy });
  await parquetFile(join(project.folder, 't.parquet'), table(rows));
  const [report] = await project.run();
  project.close();
  return report!.findings.map(({ id, outcome, leaves: [leaf] }) => {
    const claim = leaf!.claim;
    return [id, outcome, 'must' in claim && claim.of.kind === 'known' ? [claim.of.value, claim.of.n] : 'reason'];
  });
}

const rows = 1_001_001;
const count = (holds: (i: number) => boolean): number => {
  let n = 0;
  for (let i = 0; i < rows; i++) if (holds(i)) n++;
  return n;
};
const present = (i: number): boolean => i % 7 !== 0;
const other = (i: number): boolean => present(i) && (i % 11 === 0 || i % 13 === 0);

describe('a million rows', () => {
  it('have the counts that a loop over them has', async () => {
    const found = new Map(
      (await outcomesOn(rows))
        .map((each) => (each as [string, ...unknown[]]).slice(0, 3))
        .map(([id, ...rest]) => [id, rest]),
    );
    const all = count(present);
    expect(found.get('data/nulls/column=x')).toEqual(['fail', [rows - all, rows]]);
    expect(found.get('data/in/column=x')).toEqual(['fail', [count(other), all]]);
    expect(found.get('data/length/column=x')).toEqual(['fail', [count(other), all]]);
    expect(found.get('data/matches/column=x')).toEqual(['fail', [count(other), all]]);
    expect(found.get('data/mixed-types/column=x')).toEqual(['fail', [count((i) => other(i) && i % 11 !== 0), all]]);
    const nameless = rows - all;
    expect(found.get('data/expression/name=small')).toEqual([
      'fail',
      [nameless + count((i) => present(i) && i % 11 === 0), rows],
    ]);
    const large = count((i) => present(i) && !other(i) && i % 2 === 1);
    expect(found.get('data/expression/name=large')).toEqual(['fail', [large, all]]);
    expect(found.get('data/min/column=x')).toEqual(['unknown', 'reason']);
    expect(found.get('data/max/column=n')).toEqual(['fail', [count((i) => i % 10 > 5), rows]]);
    expect(found.get('data/matches/column=ids')).toEqual(['fail', [count((i) => !String(i).startsWith('7')), rows]]);
  });
});
