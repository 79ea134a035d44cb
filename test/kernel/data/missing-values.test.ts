// Texts that a policy names for what is missing are not values. NaN is none, as in pandas: `nulls` counts it, and no other rule does.
import type { Report } from '@modelgate/core';
import { describe, expect, it } from 'vitest';
import { hash } from 'node:crypto';
import { treeOf } from '../../fixtures/base-tree.ts';
import { explainedReport, runOnce } from '../../fixtures/project.ts';

/** Outcome by rule of the values 1.5, NaN and none. */
async function outcomes(rules: string): Promise<Record<string, string>> {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { t: { path: t.csv } }
gates: { validate-data: { data: t, columns: { x: { ${rules} } } } }
`,
    't.csv': 'id,x\n1,1.5\n2,NaN\n3,\n',
  });
  return Object.fromEntries(report!.findings.map((f) => [f.rule, f.outcome]));
}

it('is counted as missing', async () => {
  expect(await outcomes('nulls: 1')).toMatchObject({ 'data/nulls': 'fail' });
  expect(await outcomes('nulls: 2')).toMatchObject({ 'data/nulls': 'pass' });
});

it('breaks no limit of values', async () => {
  const passes = { 'data/min': 'pass', 'data/max': 'pass', 'data/in': 'pass' };
  expect(await outcomes('min: 0, max: 5, in: [1.5]')).toMatchObject(passes);
});

describe('empty text', () => {
  const says = async (rules: string): Promise<string[]> => {
    const [{ findings, error }] = (await runOnce({
      'modelgate.yml': `version: 1\ndata: t.jsonl\ngates: { validate-data: { columns: { g: { ${rules} } } } }\n`,
      't.jsonl': ['a', '', ' ', ''].map((g) => JSON.stringify({ g })).join('\n'),
    })) as [Report];
    const found = findings.find(({ rule }) => rule === 'data/in');
    return found ? [found.outcome, found.message.expected] : [error!.problems[0]!.code, error!.problems[0]!.message];
  };

  it('is a value, which a set may have, and a blank is another one', async () => {
    expect(await says("in: [a, '', ' ']")).toEqual(['pass', 'one of a, "", " "']);
    expect(await says("in: [a, '']")).toEqual(['fail', 'one of a, ""']);
    expect(await says("in: [a, ' ']")).toMatchObject(['fail', 'one of a, " "']);
  });

  it('is no name', async () => {
    expect(await says("in: [a] }, '': { nulls: 0")).toEqual(['policy/syntax', 'a key that is empty']);
  });
});

it('is not a value that a share is taken of', async () => {
  expect(await outcomes('max: { value: 1, violations: 60% }')).toMatchObject({ 'data/max': 'fail' });
});

describe('NULL and NaN are the same missing value', () => {
  const says = async (rules: string): Promise<readonly string[]> => {
    const [report] = await runOnce({
      'modelgate.yml': `version: 1
data: { t: { path: t.csv, label: y } }
gates: { validate-data: { show-values: true, data: t, ${rules} } }
`,
      't.csv': `x,zero,y,k\n,0.0,a,\nNaN,-0.0,b,NaN\n${[1, 3, 5].map((k) => `,0.0,a,${k}\nNaN,-0.0,b,${k + 1}\n`).join('')}1.5,0.0,a,7\n`,
    });
    return report!.findings.map(({ message }) => message.observed);
  };

  it.each([
    ['unique: [k]', '2 of 9 rows (22.2 %) share their key with another'],
    ['duplicates: { max: 0, ignore: [zero, y, k] }', '7 of 9 rows (77.8 %) repeat another'],
    ['conflicting-labels: { max: 0, ignore: [zero, k] }', '8 of 9 rows (88.9 %) have a twin with another label'],
  ])('%s', async (rules, expected) => expect(await says(rules)).toEqual([expected]));

  it('a column is constant although NaN stands in some rows, or −0 instead of 0', async () => {
    expect(await says('constant-columns: 0')).toEqual(['2 of 4 columns (50.0 %) have one value only, such as x, zero']);
  });
});

it('columns of every type can be constant', async () => {
  const [report] = await runOnce({
    'modelgate.yml': 'version: 1\ndata: t.jsonl\ngates: { validate-data: { constant-columns: 0 } }\n',
    't.jsonl': ['10', '11']
      .map((n) => `{"id":${n},"list":[1],"parts":{"a":[null]},"at":"12:00:00","other":[${n}]}`)
      .join('\n'),
  });
  expect(report!.findings.map(({ message }) => message.observed)).toEqual([
    '3 of 5 columns (60.0 %) have one value only, such as list, parts, at',
  ]);
});

describe('in SQL of the policy', () => {
  /** 1 to 40, and ten that are NaN. */
  const data = `x,n\n${Array.from({ length: 40 }, (_, i) => `${i + 1}.5,1\n`).join('')}${'NaN,1\n'.repeat(10)}`;

  async function says(expression: string): Promise<unknown> {
    const [report] = await runOnce({
      'modelgate.yml': `version: 1
data: { t: { path: t.csv } }
gates: { validate-data: { data: t, expressions: [{ name: it, ${expression} }] } }
`,
      't.csv': data,
    });
    const { outcome, message } = report!.findings.find(({ rule }) => rule === 'data/expression')!;
    return [outcome, message.observed];
  }

  it.each([
    ['violations: x > 100', ['pass', 'none of 40 rows meet it']],
    ['violations: x > 35 or n > 1, max: 50%', ['pass', '6 of 40 rows (15.0 %) meet it']],
    ['value: avg(x), max: 100', ['pass', 'avg(x) = 21.0']],
    ['value: count(x), min: 41', ['fail', 'count(x) = 40.0']],
    ['value: "max(X)", max: 40', ['fail', 'its value, not shown, lies beyond']],
    ['violations: isnan(x), max: 9', ['fail', '10 of 50 rows (20.0 %) meet it']],
  ])('%s', async (expression, expected) => expect(await says(expression)).toEqual(expected));

  it('a row without a value belongs to no slice', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `${i % 2 ? 30 + (i % 40) : 'NaN'},${i % 3 ? 1 : 0},0.${i % 9}`);
    const [report] = await runOnce({
      'modelgate.yml': `version: 1
data: { t: { path: t.csv, label: y, id: id } }
models: { m: { predictions: p.csv, outputs: { score: p }, task: binary, baseline: p.csv } }
gates:
  evaluate-model:
    metrics: { accuracy: { margin: 1pt } }
    slices: [{ name: all of them, where: age > 0 }]
`,
      't.csv': `id,age,y,p\n${rows.map((row, i) => `${i},${row}\n`).join('')}`,
      'p.csv': `id,p\n${rows.map((_, i) => `${i},0.${i % 9}\n`).join('')}`,
    });
    expect(report!.rows.find(({ slice }) => slice !== '')).toMatchObject({ n: 50 });
  });
});

describe('texts that the policy names', () => {
  const policy = (missing: string, nulls: string): string => `version: 1
data: { t: { path: t.csv${missing} } }
gates: { validate-data: { data: t, columns: { x: { nulls: ${nulls}, min: 0 } } } }
`;
  const data = `x\n${'1\n'.repeat(40)}${'-999\n'.repeat(10)}`;

  it('are counted as missing, and no limit of values looks at them', async () => {
    const marked = { 'modelgate.yml': policy(', missing: [-999]', '10'), 't.csv': data };
    const [report] = await runOnce(marked);
    expect(report!.verdict).toBe('pass');
    expect(report!.subjects[0]).toMatchObject({
      digest: `sha256:${hash('sha256', data, 'hex')}`,
      facts: '50 rows, 1 column; read as missing: -999',
    });
    const plain = { 'modelgate.yml': policy('', '10'), 't.csv': data };
    const { findings } = (await runOnce(plain))[0]!;
    expect(findings.find(({ rule }) => rule === 'data/min')).toMatchObject({ outcome: 'fail' });
  });

  it('change the yardstick, and the base branch judges by its own', async () => {
    const head = { 'modelgate.yml': policy(', missing: [-999]', '10'), 't.csv': data };
    const base = treeOf({ ...head, 'modelgate.yml': policy('', '10') });
    const { findings } = await explainedReport(head, base);
    const found = findings.map(({ rule, outcome, from }) => [rule, outcome, from]);
    expect(found).toContainEqual(['policy/yardstick-changed', 'fail', 'base']);
    expect(found).toContainEqual(['data/min', 'pass', 'head']);
    expect(found).toContainEqual(['policy/loosened', 'fail', 'base']);
  });
});
