// Frames: labels, scores, groups, clusters and weights of every row, and columns that are wrong.
import { canonicalName, sql, type Frame } from '@modelgate/core';
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
  valueOutput,
} from './engine.fixture.ts';
import { frameOf, ROWS, scored, SCORES, TABLE } from './frame.fixture.ts';

const engine = engineForTests();
const { data, models } = engine;
const folder = folderForTests();
const at = (name: string): string => join(folder, name);
const file = await parquetFile(at('table.parquet'), TABLE);

describe('a frame', () => {
  it('holds labels, scores, groups, clusters and weights of every row', async () => {
    const source = await scored(engine, file);
    const groups = [
      { name: 'g', of: canonicalName({ name: 'g', type: 'VARCHAR' }) },
      { name: 'old', of: sql`case when id >= ${100} then 'true' else 'false' end` },
    ];
    const frame = await frameOf(engine, file, source, {
      groups,
      cluster: 'c',
      weight: 'w',
      scores: { candidate: source, baseline: source },
    });
    expect(frame.n).toBe(ROWS);
    expect(frame.classes).toEqual(['no', 'yes']);
    expect(frame.label).toEqual(Uint8Array.from({ length: ROWS }, (_, i) => i % 2));
    expect(frame.scores.candidate).toEqual({ width: 1, values: SCORES });
    expect(frame.scores.baseline).toEqual(frame.scores.candidate);
    expect(frame.groups['g']!.names).toEqual(['(missing)', 'A', 'B', 'C', 'D']);
    const g = [...frame.groups['g']!.codes].map((code) => frame.groups['g']!.names[code]);
    expect(g).toEqual(Array.from({ length: ROWS }, (_, i) => (i % 5 === 0 ? '(missing)' : 'ABCD'[i % 4])));
    expect(frame.groups['old']!.names).toEqual(['false', 'true']);
    expect(frame.cluster).toEqual(Int32Array.from({ length: ROWS }, (_, i) => i % 10));
    expect(frame.weight).toEqual(Float64Array.from({ length: ROWS }, (_, i) => 1 + (i % 2)));
  });

  it('holds numbers for a regression', async () => {
    const frame = await data.frame({
      data: dataOf(file),
      label: 'target',
      groups: [],
      scores: { candidate: await scored(engine, file) },
    });
    expect(frame.label).toEqual(Float64Array.from({ length: ROWS }, (_, i) => i * 0.5));
    expect(frame.classes).toEqual([]);
  });

  it('spells labels of every type as core does', async () => {
    const labels: readonly (readonly [string, readonly string[]])[] = [
      ['i % 2 = 1', ['false', 'true']],
      ['i % 2', ['0', '1']],
      ['(i % 2)::double', ['0', '1']],
      ['(i % 2) / 2', ['0', '0.5']],
      ['((i % 2) * 0.5)::decimal(4, 2)', ['0', '0.5']],
      ["date '2024-01-01' + (i % 2)::int", ['2024-01-01', '2024-01-02']],
    ];
    for (const [k, [label, classes]] of labels.entries()) {
      const typed = await parquetFile(
        at(`label-${k}.parquet`),
        `select i::float as a, 1::float as b, ${label} as y from range(10) t(i)`,
      );
      const frame = await frameOf(engine, typed, await scored(engine, typed), { classes });
      expect(frame.label, label).toEqual(Uint8Array.from({ length: 10 }, (_, i) => i % 2));
    }
  });

  it('has the scores of several classes row by row', async () => {
    const digits = fixture('tabular/digits_test.csv');
    const path = model('digits_mlp_nozipmap');
    const facts = await models.describe(path);
    const all = scoreOutput('probabilities', 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const request = {
      data: dataOf(digits),
      model: { path, digest: facts.digest },
      inputs: inOrder(
        facts,
        Array.from({ length: 64 }, (_, i) => `p${i}`),
      ),
      output: all,
    };
    const parts = await models.score(request, () => undefined);
    const frame = await frameOf(engine, digits, { kind: 'parts', parts, output: all }, { classes: facts.classes! });
    const { values, width } = frame.scores.candidate;
    let right = 0;
    for (let i = 0; i < frame.n; i++) {
      const row = [...values!.subarray(i * width, (i + 1) * width)];
      expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
      if (row.indexOf(Math.max(...row)) === frame.label[i]) right++;
    }
    // onnxruntime 1.32 and scikit-learn on the same file
    expect(right / frame.n).toBeCloseTo(0.9666203059805285, 12);
  });

  it('gives the published figures on Adult', async () => {
    const adult = dataOf(fixture('tabular/adult_test.parquet'));
    const expected = {
      adult_gb_nozipmap: [
        [11830, 605],
        [1491, 2355],
      ],
      adult_gb_better_nozipmap: [
        [11736, 699],
        [1308, 2538],
      ],
      adult_gb_regressed_nozipmap: [
        [11976, 459],
        [2049, 1797],
      ],
      adult_lr_zipmap: [
        [11586, 849],
        [1544, 2302],
      ],
    };
    for (const [name, confusion] of Object.entries(expected)) {
      const facts = await models.describe(model(name));
      const binding = scoreOutput(facts.zipMap?.tensor ?? 'probabilities', 2, [1]);
      const parts = await models.score(
        {
          data: adult,
          model: { path: model(name), digest: facts.digest },
          inputs: byName(facts, '?'),
          output: binding,
        },
        () => undefined,
      );
      const frame = await data.frame({
        data: adult,
        classes: ['<=50K', '>50K'],
        label: 'income',
        groups: [],
        scores: { candidate: { kind: 'parts', parts, output: binding } },
      });
      const found = [
        [0, 0],
        [0, 0],
      ];
      frame.scores.candidate.values!.forEach((s, i) => found[frame.label[i]!]![s > 0.5 ? 1 : 0]!++);
      expect(found, name).toEqual(confusion);
    }
  });

  it('gives the published error on diabetes', async () => {
    const diabetes = dataOf(fixture('tabular/diabetes_scored.csv'));
    const path = model('diabetes_ridge');
    const [facts, { columns }] = await Promise.all([models.describe(path), data.describe(diabetes)]);
    const inputs = inOrder(
      facts,
      columns.map((c) => c.name).filter((c) => c !== 'y' && c !== 'pred'),
    );
    const binding = valueOutput('variable');
    const parts = await models.score(
      { data: diabetes, model: { path, digest: facts.digest }, inputs, output: binding },
      () => undefined,
    );
    const frame = await data.frame({
      data: diabetes,
      label: 'y',
      groups: [],
      scores: { candidate: { kind: 'parts', parts, output: binding } },
    });
    const values = Array.from(frame.scores.candidate.values!);
    const mae = values.reduce((sum, v, i) => sum + Math.abs(v - frame.label[i]!), 0) / frame.n;
    expect(mae).toBeCloseTo(44.87847434868247, 4);
  });
});

describe('columns that are wrong', () => {
  it.each([
    [
      'a label that is no class',
      "case when i < 3 then 'maybe' else 'yes' end as y, 1 as w, 1 as c",
      { code: 'input/label-values', received: '1 other value in 3 rows' },
    ],
    [
      'a missing label',
      "case when i < 4 then null else 'yes' end as y, 1 as w, 1 as c",
      { code: 'input/column-null', received: '4 rows without one' },
    ],
    [
      'a negative weight',
      "'yes' as y, i - 2 as w, 1 as c",
      { code: 'input/column-values', received: '2 rows with other values' },
    ],
    [
      'a weight too large to be squared',
      "'yes' as y, case when i = 5 then 1e300 else 1 end as w, 1 as c",
      { code: 'input/column-values', received: '1 row with other values' },
    ],
    ['no weight at all', "'yes' as y, 0 as w, 1 as c", { code: 'input/column-values', received: '0 in every row' }],
    [
      'a missing weight',
      "'yes' as y, case when i = 5 then null else 1 end as w, 1 as c",
      { code: 'input/column-null' },
    ],
    [
      'a weight of NaN',
      "'yes' as y, case when i = 5 then 'nan'::double else 1 end as w, 1 as c",
      { code: 'input/column-values' },
    ],
    [
      'a missing cluster',
      "'yes' as y, 1 as w, case when i < 6 then null else i end as c",
      { code: 'input/column-null', received: '6 rows without one' },
    ],
  ] as const)('%s', async (name, columns, expected) => {
    const wrong = await parquetFile(
      at(`wrong-${name.replaceAll(' ', '-')}.parquet`),
      `select i::float as a, 1::float as b, ${columns} from range(10) t(i)`,
    );
    expect(
      await problemOf(frameOf(engine, wrong, await scored(engine, wrong), { weight: 'w', cluster: 'c' })),
    ).toMatchObject(expected);
  });

  it('text or NaN as the label of a regression', async () => {
    const source = await scored(engine, file);
    const request = (label: string): Promise<Frame> =>
      data.frame({ data: dataOf(file), label, groups: [], scores: { candidate: source } });
    expect(await problemOf(request('y'))).toMatchObject({ code: 'input/column-type', received: 'type VARCHAR' });
    expect(await problemOf(request('nowhere'))).toMatchObject({ code: 'input/column-missing' });
    const nan = await parquetFile(
      at('nan.parquet'),
      "select i::float as a, 1::float as b, case when i = 1 then 'nan'::double else i end as y from range(5) t(i)",
    );
    expect(
      await problemOf(
        data.frame({ data: dataOf(nan), label: 'y', groups: [], scores: { candidate: await scored(engine, nan) } }),
      ),
    ).toMatchObject({ code: 'input/label-values', received: '1 row with NaN or infinity' });
  });

  it('groups without end', async () => {
    const many = await parquetFile(
      at('many.parquet'),
      "select i::float as a, 1::float as b, 'yes' as y, i as g from range(20000) t(i)",
    );
    expect(
      (await problemOf(frameOf(engine, many, await scored(engine, many), { groups: [{ name: 'g', of: sql`g` }] })))
        .code,
    ).toBe('input/column-type');
  });

  it('a condition that fails on a value', async () => {
    const groups = [{ name: 'g', of: sql`cast(y as integer)` }];
    const problem = await problemOf(frameOf(engine, file, await scored(engine, file), { groups }));
    expect(problem).toMatchObject({ code: 'input/sql-failed', received: 'a Conversion error' });
  });
});

it('many rows and clusters', { timeout: 120_000 }, async () => {
  const n = 300_000;
  const big = await parquetFile(
    at('many-rows.parquet'),
    `select i::float as a, 0::float as b, 'yes' as y, 'c' || (i * 7919 % 100000) as c from range(${n}) t(i)`,
  );
  const frame = await frameOf(engine, big, await scored(engine, big), { cluster: 'c' });
  expect(frame.scores.candidate.values![n - 1]).toBe(n - 1);
  expect(new Set(frame.cluster).size).toBe(100_000);
  const names = (await rowsOf(`select c from '${big}'`)).map(([name]) => name);
  const codeOf = new Map<unknown, number>();
  frame.cluster!.forEach((code, i) => {
    if (!codeOf.has(names[i])) codeOf.set(names[i], code);
    if (codeOf.get(names[i]) !== code) throw new Error(`row ${i}`);
  });
});
