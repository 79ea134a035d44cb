// What models are fed: every element type, lists, missing values, and values that do not fit.
import type { InputBinding, InputProblem, ModelFacts, ScoresPart } from '@modelgate/core';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  byName,
  engineForTests,
  folderForTests,
  inOrder,
  model,
  parquetFile,
  problemOf,
  rowsOf,
  scoreOutput,
  scoresIn,
  scoreWith,
  valueOutput,
} from './engine.fixture.ts';

const engine = engineForTests();
const folder = folderForTests();
const at = (name: string): string => join(folder, name);
type Scoring = Parameters<typeof scoreWith> extends [unknown, ...infer Rest] ? Rest : never;
const score = (...args: Scoring): Promise<readonly ScoresPart[]> => scoreWith(engine, ...args);

describe('inputs', () => {
  it.each(['float16', 'float32', 'float64', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'])(
    'of type %s, from small and wide integers and from doubles',
    async (type) => {
      const file = await parquetFile(
        at(`${type}.parquet`),
        'select i::bigint as wide, (i % 3)::utinyint as small, i::double as f from range(3000) t(i) where i < 100',
      );
      for (const columns of [
        ['wide', 'small'],
        ['f', 'wide'],
      ]) {
        const parts = await score(file, model(`sum_${type}`), (f) => inOrder(f, columns), valueOutput('y'));
        expect(await scoresIn(parts)).toEqual(
          Array.from({ length: 100 }, (_, i) => [columns[0] === 'f' ? 2 * i : i + (i % 3)]),
        );
      }
    },
  );

  it('of type bool, from booleans and from 0 and 1', async () => {
    const file = await parquetFile(
      at('bool.parquet'),
      'select i % 2 = 0 as b, (i % 3 = 0)::int as n from range(6) t(i)',
    );
    const parts = await score(file, model('sum_bool'), (f) => inOrder(f, ['b', 'n']), valueOutput('y'));
    expect(await scoresIn(parts)).toEqual([[2], [0], [1], [1], [1], [0]]);
    const other = await parquetFile(at('bool2.parquet'), 'select i as b, i as n from range(4) t(i)');
    const problem = await problemOf(score(other, model('sum_bool'), (f) => inOrder(f, ['b', 'n']), valueOutput('y')));
    expect(problem).toMatchObject({
      code: 'input/column-values',
      named: 'column b',
      received: '2 rows with other values',
    });
  });

  it('in half precision, in and out', async () => {
    const file = await parquetFile(at('half.parquet'), 'select * from (values (0.5::float), (1000), (-2)) t(x)');
    expect(await scoresIn(await score(file, model('double_float16'), byName, valueOutput('y')))).toEqual([
      [1],
      [2000],
      [-4],
    ]);
  });

  it('from lists, as images and beside single columns', async () => {
    const file = await parquetFile(
      at('lists.parquet'),
      'select [i, 1, 2, 3]::float[] as pixels, [i]::double[] as one, i as two from range(5000) t(i)',
    );
    const image = await scoresIn(
      await score(file, model('image_mean'), (f) => inOrder(f, ['pixels']), valueOutput('y')),
    );
    expect(image).toEqual(Array.from({ length: 5000 }, (_, i) => [(i + 6) / 4]));
    const mixed = await scoresIn(
      await score(file, model('sum_float32'), (f) => inOrder(f, ['one', 'two']), valueOutput('y')),
    );
    expect(mixed[4321]).toEqual([8642]);
  });

  it('from lists of any length, each as long as it is, in the order of the rows', async () => {
    const file = await parquetFile(
      at('tokens.parquet'),
      `select range(i, i + 1 + i % 5) as tokens, list_transform(range(2 * (1 + i % 5)), lambda k: 0.5)::double[] as weights,
        i as id from range(3000) t(i)`,
    );
    const bind = ({ inputs }: ModelFacts): InputBinding[] =>
      inputs.map(({ name, type, shape }) => ({
        input: name,
        type: type as InputBinding['type'],
        columns: [name],
        rowShape: shape.slice(1),
        missing: null,
      }));
    // The mean token, a weight of 1 for each, and the length.
    const expected = Array.from({ length: 3000 }, (_, i) => [i + (i % 5) / 2 + 2 * (1 + (i % 5))]);
    for (const batch of [7, 2048])
      expect(await scoresIn(await score(file, model('sequences'), bind, valueOutput('y'), { batch }))).toEqual(
        expected,
      );
    for (const [name, tokens] of Object.entries({ empty: '[]', absent: 'null' })) {
      const empty = await parquetFile(
        at(`${name}.parquet`),
        `select ${tokens}::bigint[] as tokens, [1, 1]::float[] as weights`,
      );
      const problem = await problemOf(score(empty, model('sequences'), bind, valueOutput('y')));
      expect(problem).toMatchObject({ code: 'input/column-values', received: '1 row with none' });
    }
    const halves = await parquetFile(at('halves.parquet'), 'select [1, 2] as tokens, [1, 1, 1]::float[] as weights');
    const half = await problemOf(score(halves, model('sequences'), bind, valueOutput('y')));
    expect(half).toMatchObject({
      code: 'input/column-values',
      expected: expect.stringContaining('2 values, or a multiple'),
    });
  });

  it('from many columns, gaps and all', async () => {
    const columns = Array.from({ length: 64 }, (_, k) => `f${k}`);
    const values = columns.map(
      (name, k) => `case when (i + ${k}) % 97 = 0 then null else (i * ${k}) % 13 end as ${name}`,
    );
    const wide = await parquetFile(at('wide.parquet'), `select ${values.join(', ')} from range(5000) t(i)`);
    const bind = (f: ModelFacts): InputBinding[] => inOrder(f, columns).map((b) => ({ ...b, missing: 5 }));
    const filled = await parquetFile(
      at('filled.parquet'),
      `select ${columns.map((name) => `coalesce(${name}, 5)::float as ${name}`).join(', ')} from '${wide}'`,
    );
    const all = scoreOutput('y', 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const found = await scoresIn(await score(wide, model('mlp_small'), bind, all));
    expect(found).toHaveLength(5000);
    expect(found).toEqual(await scoresIn(await score(filled, model('mlp_small'), bind, all)));
    const one = await scoresIn(await score(filled, model('mlp_small'), bind, all, { rows: { from: 4321, to: 4323 } }));
    expect(found.slice(4321, 4323)).toEqual(one);
  });

  it('in a fixed batch, the last one filled up', async () => {
    const file = await parquetFile(at('fixed.parquet'), 'select i::float as a, 1::float as b from range(10) t(i)');
    const parts = await score(file, model('fixed_batch'), (f) => inOrder(f, ['a', 'b']), valueOutput('y'));
    expect(await scoresIn(parts)).toEqual(Array.from({ length: 10 }, (_, i) => [i + 1]));
  });

  it('that are missing: NaN for floats, the policy’s value else', async () => {
    const file = await parquetFile(
      at('gaps.parquet'),
      'select case when i % 2 = 0 then i end as a, 1 as b, case when i % 3 = 0 then null else i::varchar end as t from range(12) t(i)',
    );
    const floats = await problemOf(score(file, model('sum_float32'), (f) => inOrder(f, ['a', 'b']), valueOutput('y')));
    expect(floats).toMatchObject({ code: 'input/scores-not-finite', received: '6 rows with NaN or infinity' });
    expect(floats.hint).toContain('missing: { number: 0 }');
    const filled = (type: string, missing: number | null): Promise<readonly ScoresPart[]> =>
      score(
        file,
        model(`sum_${type}`),
        (f) => inOrder(f, ['a', 'b']).map((b) => ({ ...b, missing })),
        valueOutput('y'),
      );
    for (const type of ['float32', 'float16', 'int64', 'int32', 'uint64']) {
      expect(await scoresIn(await filled(type, 5)), type).toEqual(
        Array.from({ length: 12 }, (_, i) => [(i % 2 === 0 ? i : 5) + 1]),
      );
    }
    expect(await problemOf(filled('int64', null))).toMatchObject({
      code: 'input/column-null',
      named: 'column a',
      received: '6 rows without one',
    });
    const text = (missing: string | null): Promise<readonly ScoresPart[]> =>
      score(
        file,
        model('text_to_number'),
        (f) => byName(f, missing).map((b) => ({ ...b, columns: ['t'] })),
        valueOutput('y'),
      );
    expect(await scoresIn(await text('99'))).toEqual(Array.from({ length: 12 }, (_, i) => [i % 3 === 0 ? 99 : i]));
    const problem = await problemOf(text(null));
    expect(problem).toMatchObject({ code: 'input/column-null', named: 'column t', received: '4 rows without one' });
    expect(problem.hint).toContain("missing: { string: '?' }");
  });

  it('with values that do not fit: counted, not shown', async () => {
    const file = await parquetFile(
      at('misfit.parquet'),
      "select 1.5 + i as half, 40000 + i as big, 1e300::double as huge, -1 as negative, 'x' as t, [1, 2, 3] as three, 1 as b from range(3) t(i)",
    );
    const attempt = (type: string, column: string): Promise<InputProblem> =>
      problemOf(score(file, model(`sum_${type}`), (f) => inOrder(f, [column, 'b']), valueOutput('y')));
    expect(await attempt('int64', 'half')).toMatchObject({
      code: 'input/column-values',
      named: 'column half',
      received: '3 rows with other values',
    });
    expect(await attempt('int16', 'big')).toMatchObject({ code: 'input/column-values', named: 'column big' });
    expect(await attempt('uint32', 'negative')).toMatchObject({
      code: 'input/column-values',
      named: 'column negative',
    });
    expect(await attempt('float32', 'huge')).toMatchObject({ code: 'input/column-values', named: 'column huge' });
    expect(await attempt('float16', 'huge')).toMatchObject({ code: 'input/column-values', named: 'column huge' });
    expect(await attempt('float32', 't')).toMatchObject({
      code: 'input/column-type',
      named: 'column t',
      received: 'type VARCHAR',
    });
    expect(await attempt('float32', 'nowhere')).toMatchObject({ code: 'input/column-missing' });
    expect(await attempt('float32', 'three')).toMatchObject({ code: 'input/column-values' });
  });

  it('of text in several columns, gaps and empty ones too, by operators of ai.onnx.ml alone', async () => {
    const file = await parquetFile(
      at('letters.parquet'),
      "select ['a', 'b', '', null, 'no letter at all'][i % 5 + 1] as s, ['b', null, 'a'][i % 3 + 1] as t from range(5000) t(i)",
    );
    const bind = (f: ModelFacts): InputBinding[] => inOrder(f, ['s', 't']).map((b) => ({ ...b, missing: '?' }));
    const parts = await score(file, model('text_labels'), bind, scoreOutput('y', 2, [0, 1]));
    const expected = Array.from({ length: 5000 }, (_, i) => [[10, 20, 30, 40, -1][i % 5], [20, 40, 10][i % 3]]);
    expect(await scoresIn(parts)).toEqual(expected);
  });

  it('of text that is an output as well, and text that has a value of its own', async () => {
    const { inputs, outputs } = await engine.models.describe(model('text_through'));
    expect(inputs).toEqual([{ name: 'x', type: 'string', shape: [null, 1] }]);
    expect(outputs.map((o) => o.name)).toEqual(['y', 'x', 'unit']);
    const file = await parquetFile(at('through.parquet'), 'select i::varchar as x from range(100) t(i)');
    const parts = await score(file, model('text_through'), (f) => byName(f), valueOutput('y'));
    expect(await scoresIn(parts)).toEqual(Array.from({ length: 100 }, (_, i) => [i]));
  });

  it('with text of many values and lengths', async () => {
    const file = await parquetFile(
      at('texts.parquet'),
      `select (i * 7919 % 90000)::varchar || repeat('0', i % 5) as x from range(200000) t(i)`,
    );
    const expected = (await rowsOf(`select x::float from '${file}'`)).map((row) => row.map(Number));
    // Batches of one chunk, and of pieces of several.
    for (const batch of [2048, 5000]) {
      const parts = await score(file, model('text_to_number'), (f) => byName(f), valueOutput('y'), { batch });
      expect(await scoresIn(parts)).toEqual(expected);
    }
  });
});
