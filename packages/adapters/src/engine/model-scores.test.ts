// What becomes of models’ outputs: links, labels, parts, shards.
import type { InputBinding, ModelFacts, OutputBinding, ScoresPart } from '@modelgate/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  byName,
  dataOf,
  engineForTests,
  fixture,
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
  type ScoreOptions,
} from './engine.fixture.ts';

const engine = engineForTests();
const { data } = engine;
const folder = folderForTests();
const at = (name: string): string => join(folder, name);
const adult = fixture('tabular/adult_test.parquet');
const probability = scoreOutput('probabilities', 2, [1]);
type Scoring = Parameters<typeof scoreWith> extends [unknown, ...infer Rest] ? Rest : never;
const score = (...args: Scoring): Promise<readonly ScoresPart[]> => scoreWith(engine, ...args);

describe('outputs', () => {
  const file = parquetFile(at('logits.parquet'), 'select i / 2.0 as a, 1 - i as b from range(5) t(i)');
  const logits = Array.from({ length: 5 }, (_, i) => [i / 2 + 0.5 * (1 - i), -i / 2 + 2 * (1 - i)] as const);

  it('through softmax and sigmoid, in double precision', async () => {
    const softmax = await scoresIn(
      await score(await file, model('logits2'), (f) => inOrder(f, ['a', 'b']), {
        ...scoreOutput('y', 2, [1, 0]),
        link: 'softmax',
      }),
    );
    for (const [i, [p, q]] of logits.entries()) {
      expect(softmax[i]![0]).toBeCloseTo(Math.exp(q) / (Math.exp(p) + Math.exp(q)), 7);
      expect(softmax[i]![0]! + softmax[i]![1]!).toBeCloseTo(1, 14);
    }
    const sigmoid = await scoresIn(
      await score(await file, model('logit1'), (f) => inOrder(f, ['a', 'b']), {
        ...scoreOutput('y', 1, [0]),
        link: 'sigmoid',
      }),
    );
    for (const [i, [value]] of sigmoid.entries()) expect(value).toBeCloseTo(1 / (1 + Math.exp(-(i / 2 + 1 - i))), 7);
  });

  it('of labels as class codes; a label that is no class is counted', async () => {
    const output = (classes: readonly string[]): OutputBinding => ({
      tensor: 'label',
      kind: 'label',
      link: 'none',
      width: 1,
      columns: [0],
      classes,
    });
    const inputs = (f: ModelFacts): InputBinding[] => inOrder(f, ['a', 'b']);
    expect(await scoresIn(await score(await file, model('label_only'), inputs, output(['yes', 'no'])))).toEqual([
      [0],
      [0],
      [1],
      [1],
      [1],
    ]);
    expect(await problemOf(score(await file, model('label_only'), inputs, output(['no', 'maybe'])))).toMatchObject({
      code: 'input/model-outputs',
      received: 'other labels in 2 rows',
    });
    const ints = await scoresIn(
      await score(
        adult,
        model('adult_gb_nozipmap'),
        (f) => byName(f, '?'),
        output(['0', '1']).tensor === 'label' ? output(['0', '1']) : probability,
      ),
    );
    expect(ints.filter(([label]) => label === 1)).toHaveLength(605 + 2355);
  });

  it('that are infinite are counted', async () => {
    const zeros = await parquetFile(at('zeros.parquet'), 'select i % 4 as x from range(20) t(i)');
    expect(await problemOf(score(zeros, model('reciprocal'), byName, valueOutput('y')))).toMatchObject({
      code: 'input/scores-not-finite',
      received: '5 rows with NaN or infinity',
    });
  });

  it('of another name or width', async () => {
    const inputs = (f: ModelFacts): InputBinding[] => inOrder(f, ['a', 'b']);
    expect(await problemOf(score(await file, model('logits2'), inputs, valueOutput('z')))).toMatchObject({
      code: 'input/model-outputs',
    });
    expect(await problemOf(score(await file, model('logits2'), inputs, scoreOutput('y', 3, [1])))).toMatchObject({
      code: 'input/model-outputs',
      received: 'shape [5, 2]',
    });
  });
});

describe('scores', () => {
  it('are the same for a ZipMap and without one, under either name', async () => {
    const plain = await scoresIn(await score(adult, model('adult_gb_nozipmap'), (f) => byName(f, '?'), probability));
    for (const tensor of ['proba_output', 'output_probability']) {
      expect(
        await scoresIn(
          await score(adult, model('adult_gb_zipmap'), (f) => byName(f, '?'), scoreOutput(tensor, 2, [1])),
        ),
      ).toEqual(plain);
    }
  });

  it('asked for twice at a time are two tables', async () => {
    const ask = (): Promise<readonly ScoresPart[]> =>
      score(adult, model('adult_gb_nozipmap'), (f) => byName(f, '?'), probability);
    const [one, two] = await Promise.all([ask(), ask()]);
    expect(one.map((p) => readFileSync(p.path))).toEqual(two.map((p) => readFileSync(p.path)));
    expect(one.filter((p) => two.some((q) => q.path === p.path))).toEqual([]);
  });

  it('do not depend on the batch size', async () => {
    const digits = fixture('tabular/digits_test.csv');
    const pixels = Array.from({ length: 64 }, (_, i) => `p${i}`);
    const all = scoreOutput('probabilities', 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const run = async (batch?: number): Promise<number[][]> =>
      scoresIn(
        await score(
          digits,
          model('digits_mlp_nozipmap'),
          (f) => inOrder(f, pixels),
          all,
          batch === undefined ? {} : { batch },
        ),
      );
    const expected = await run();
    expect(expected).toHaveLength(719);
    for (const batch of [1, 7, 100, 4096]) {
      const found = await run(batch);
      const furthest = Math.max(
        ...found.map((row, i) => Math.max(...row.map((v, k) => Math.abs(v - expected[i]![k]!)))),
      );
      expect(furthest).toBeLessThan(1e-6);
    }
    // One row alone is summed in another order by some operators, so it never is alone.
    const diabetes = fixture('tabular/diabetes_scored.csv');
    const columns = (await data.describe(dataOf(diabetes))).columns
      .map((c) => c.name)
      .filter((c) => c !== 'y' && c !== 'pred');
    const ridge = async (batch: number): Promise<number[][]> =>
      scoresIn(
        await score(diabetes, model('diabetes_ridge'), (f) => inOrder(f, columns), valueOutput('variable'), { batch }),
      );
    const whole = await ridge(1000);
    for (const batch of [1, 2, 4, 176]) {
      const found = await ridge(batch);
      expect(Math.max(...found.map(([v], i) => Math.abs(v! - whole[i]![0]!)))).toBeLessThan(1e-4);
    }
    const gb = async (batch?: number): Promise<number[][]> =>
      scoresIn(
        await score(
          adult,
          model('adult_gb_nozipmap'),
          (f) => byName(f, '?'),
          probability,
          batch === undefined ? {} : { batch },
        ),
      );
    expect(await gb(1000)).toEqual(await gb());
  });

  it('come in parts, the same rows by shards, and say how far they are', async () => {
    const big = await parquetFile(
      at('big.parquet'),
      'select i::float as a, (i % 7)::float as b, i as id from range(400000) t(i)',
      ', row_group_size 50000',
    );
    let last = 0;
    const progress = (rows: number): void => {
      expect(rows).toBeGreaterThanOrEqual(last);
      last = rows;
    };
    const run = (options: ScoreOptions): Promise<readonly ScoresPart[]> =>
      score(big, model('sum_float32'), (f) => inOrder(f, ['a', 'b']), valueOutput('y'), options);
    const parts = await run({ progress });
    expect(last).toBe(400_000);
    expect(parts.map((p) => p.rows)).toEqual([102_400, 102_400, 102_400, 92_800]);
    const expected = Array.from({ length: 400_000 }, (_, i) => [i + (i % 7)]);
    expect(await scoresIn(parts)).toEqual(expected);
    const shards = await Promise.all([
      run({ rows: { from: 0, to: 123_457 } }),
      run({ rows: { from: 123_457, to: 400_000 } }),
    ]);
    expect(await scoresIn(shards.flat())).toEqual(expected);
  });

  it('keep no value of the data: a key of the id or of the whole row, and outputs', async () => {
    const file = await parquetFile(at('people.parquet'), "select 1 as a, 2 as b, 'ann@example.com' as email");
    const [part] = await score(file, model('sum_float32'), (f) => inOrder(f, ['a', 'b']), valueOutput('y'), {
      id: 'email',
    });
    expect(await rowsOf(`select column_name, column_type from (describe from '${part!.path}')`)).toEqual([
      ['key', 'UBIGINT'],
      ['s0', 'FLOAT'],
    ]);
    expect(readFileSync(part!.path).includes('ann@')).toBe(false);
  });

  it('of a file with a column called file_row_number', async () => {
    const file = await parquetFile(
      at('hidden.parquet'),
      'select i::float as a, 1::float as b, 5 as file_row_number from range(150000) t(i)',
      ', row_group_size 70000',
    );
    const parts = await score(file, model('sum_float32'), (f) => inOrder(f, ['a', 'b']), valueOutput('y'));
    expect(parts.length).toBeGreaterThan(1);
    expect((await scoresIn(parts))[149_999]).toEqual([150_000]);
  });
});
