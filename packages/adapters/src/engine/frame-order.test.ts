// Scores whose rows are not those of the data, or not in their order; predictions made elsewhere.
import type { ScoresSource } from '@modelgate/core';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineForTests, folderForTests, parquetFile, problemOf, textFile } from './engine.fixture.ts';
import { frameOf, ROWS, scored, SCORES, TABLE } from './frame.fixture.ts';

const engine = engineForTests();
const folder = folderForTests();
const at = (name: string): string => join(folder, name);
const file = await parquetFile(at('table.parquet'), TABLE);

function predictions(path: string, columns: readonly string[], as: 'score' | 'label' = 'score'): ScoresSource {
  return { kind: 'predictions', data: { name: 'preds', files: [path] }, id: 'id', columns, as };
}

describe('rows that are not in step', () => {
  it('in another order, with an id or told apart by their values', async () => {
    const turned = await parquetFile(at('turned.parquet'), `select * from (${TABLE}) order by id desc`);
    for (const id of ['id', undefined]) {
      const frame = await frameOf(engine, turned, await scored(engine, file, id), { ...(id !== undefined && { id }) });
      expect(frame.scores.candidate.values).toEqual(SCORES.toReversed());
      expect(frame.label[0]).toBe((ROWS - 1) % 2);
    }
  });

  it('in another order and not to be told apart', async () => {
    const twice = `select (i % 50)::float as a, 0::float as b, case when i % 2 = 0 then 'no' else 'yes' end as y, i % 50 as id from range(100) t(i)`;
    const a = await parquetFile(at('twice.parquet'), twice);
    const b = await parquetFile(at('twice-turned.parquet'), `select * from (${twice}) order by id`);
    expect(await problemOf(frameOf(engine, b, await scored(engine, a)))).toMatchObject({
      code: 'input/scores-mismatch',
    });
    expect(await problemOf(frameOf(engine, b, await scored(engine, a, 'id'), { id: 'id' }))).toMatchObject({
      code: 'input/id-not-unique',
      received: '100 rows that share theirs',
    });
    // In the same order nothing has to be told apart.
    expect((await frameOf(engine, a, await scored(engine, a))).n).toBe(100);
  });

  it('of other data, too few or too many', async () => {
    const fewer = await parquetFile(at('fewer.parquet'), `select * from (${TABLE}) where id < 4000`);
    expect(await problemOf(frameOf(engine, fewer, await scored(engine, file)))).toMatchObject({
      code: 'input/scores-mismatch',
      received: '1,000 rows that it does not have',
    });
    expect(await problemOf(frameOf(engine, file, await scored(engine, fewer)))).toMatchObject({
      code: 'input/scores-mismatch',
      received: 'none for 1,000 rows of data test',
    });
    const other = await parquetFile(at('other.parquet'), `select * replace (y || '!' as y) from (${TABLE})`);
    expect(await problemOf(frameOf(engine, other, await scored(engine, file)))).toMatchObject({
      code: 'input/scores-mismatch',
    });
  });

  it('in a part that is gone', async () => {
    const source = await scored(engine, file);
    if (source.kind !== 'parts') throw new Error('parts expected');
    rmSync(source.parts[0]!.path);
    expect(await problemOf(frameOf(engine, file, source))).toMatchObject({
      code: 'input/scores-mismatch',
      received: 'a part that is missing',
    });
  });
});

describe('predictions made elsewhere', () => {
  const sample = parquetFile(at('sample.parquet'), `select * from (${TABLE}) where id < 200`);

  it('are found by id, in any order and of any type of number', async () => {
    const csv = textFile(
      at('preds.csv'),
      `id,p\n${Array.from({ length: 200 }, (_, i) => `${199 - i},${(199 - i) / 200}`).join('\n')}\n`,
    );
    const frame = await frameOf(engine, await sample, predictions(csv, ['p']), { id: 'id' });
    expect(frame.scores.candidate).toEqual({ width: 1, values: Float64Array.from({ length: 200 }, (_, i) => i / 200) });
    const doubles = await parquetFile(
      at('doubles.parquet'),
      `select i::double as id, (i / 200)::float as p, 1 - i / 200 as q from range(200) t(i)`,
    );
    expect(
      (await frameOf(engine, await sample, predictions(doubles, ['p']), { id: 'id' })).scores.candidate.values,
    ).toEqual(Float32Array.from({ length: 200 }, (_, i) => i / 200));
    const two = await frameOf(engine, await sample, predictions(doubles, ['q', 'q']), {
      id: 'id',
      scores: { candidate: predictions(doubles, ['q', 'q']), baseline: predictions(csv, ['p']) },
    });
    expect(two.scores.candidate.width).toBe(2);
    expect(two.scores.candidate.values!.slice(2, 4)).toEqual(Float64Array.of(0.995, 0.995));
  });

  it('may be labels', async () => {
    const labels = textFile(
      at('labels.csv'),
      `id,l\n${Array.from({ length: 200 }, (_, i) => `${i},${i % 3 === 0 ? 'yes' : 'no'}`).join('\n')}\n`,
    );
    const frame = await frameOf(engine, await sample, predictions(labels, ['l'], 'label'), { id: 'id' });
    expect(frame.scores.candidate).toEqual({
      width: 1,
      labels: Uint8Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? 1 : 0)),
    });
    const foreign = frameOf(engine, await sample, predictions(labels, ['l'], 'label'), {
      id: 'id',
      classes: ['no', 'maybe'],
      label: 'y',
    });
    expect((await problemOf(foreign)).code).toBe('input/label-values');
  });

  it.each([
    [
      'missing',
      'id, 0.5 as p from range(150) t(id)',
      { code: 'input/scores-mismatch', received: 'none for 50 rows of data test' },
    ],
    [
      'too many',
      'id, 0.5 as p from range(210) t(id)',
      { code: 'input/scores-mismatch', received: '10 rows that it does not have' },
    ],
    [
      'twice',
      'id % 190 as id, 0.5 as p from range(200) t(id)',
      { code: 'input/id-not-unique', received: '20 rows that share theirs' },
    ],
    [
      'NaN',
      "id, case when id < 3 then 'nan'::double else 0.5 end as p from range(200) t(id)",
      { code: 'input/scores-not-finite', received: '3 rows with NaN or infinity' },
    ],
    [
      'NULL',
      'id, case when id < 4 then null else 0.5 end as p from range(200) t(id)',
      { code: 'input/scores-not-finite', received: '4 missing values' },
    ],
    [
      'one NULL',
      'id, case when id < 1 then null else 0.5 end as p from range(200) t(id)',
      { code: 'input/scores-not-finite', received: '1 missing value' },
    ],
    ['text', "id, 'high' as p from range(200) t(id)", { code: 'input/column-type' }],
    ['another column', 'id, 0.5 as q from range(200) t(id)', { code: 'input/column-missing' }],
    ['another id', 'id as key, 0.5 as p from range(200) t(id)', { code: 'input/column-missing' }],
  ] as const)('%s', async (name, select, expected) => {
    const wrong = await parquetFile(at(`preds-${name}.parquet`), `select ${select}`);
    expect(await problemOf(frameOf(engine, await sample, predictions(wrong, ['p']), { id: 'id' }))).toMatchObject(
      expected,
    );
  });

  it('in the data’s own order have an id that does not repeat either', async () => {
    const repeats = await parquetFile(
      at('repeats.parquet'),
      `select * replace (id % 190 as id) from (${TABLE}) where id < 200`,
    );
    const same = await parquetFile(at('preds-same.parquet'), 'select id % 190 as id, 0.5 as p from range(200) t(id)');
    expect(await problemOf(frameOf(engine, repeats, predictions(same, ['p']), { id: 'id' }))).toMatchObject({
      code: 'input/id-not-unique',
      received: '20 rows that share theirs',
    });
  });

  it('are found by id where their order is the data’s only at first', async () => {
    const [n, swapped] = [ROWS, 'case id when 4000 then 4001 when 4001 then 4000 else id end'];
    const late = await parquetFile(
      at('late.parquet'),
      `select ${swapped} as id, id::float as p from range(${n}) t(id)`,
    );
    const frame = await frameOf(engine, file, predictions(late, ['p']), { id: 'id' });
    expect(frame.scores.candidate.values!.slice(3999, 4003)).toEqual(Float32Array.of(3999, 4001, 4000, 4002));
  });

  it('are found by ids that are whole numbers of any type, and by ids that one side spells', async () => {
    for (const type of ['utinyint', 'bigint', 'ubigint', 'varchar', 'double']) {
      const ids = await parquetFile(
        at(`ids-${type}.parquet`),
        `select id::${type} as id, (199 - id)::float as p from range(200) t(id)`,
      );
      const frame = await frameOf(engine, await sample, predictions(ids, ['p']), { id: 'id' });
      expect(frame.scores.candidate.values!.slice(0, 2), type).toEqual(Float32Array.of(199, 198));
    }
  });

  it('may be of several types of numbers', async () => {
    const mixed = await parquetFile(
      at('mixed.parquet'),
      'select id, 0.5::float as p, 0.25::double as q from range(200) t(id)',
    );
    const frame = await frameOf(engine, await sample, predictions(mixed, ['p', 'q']), { id: 'id' });
    expect(frame.scores.candidate.values!.slice(0, 3)).toEqual(Float64Array.of(0.5, 0.25, 0.5));
  });

  it('need an id', async () => {
    expect((await problemOf(frameOf(engine, await sample, predictions(await sample, ['a'])))).code).toBe(
      'input/id-not-unique',
    );
  });
});
