// Leakage planted in each of its kinds is found; what cannot be settled is never a pass; nothing of a row is told.
import type { Finding, Report } from '@modelgate/core';
import { comment, summary } from '@modelgate/render';
import { describe, expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

interface Sides {
  readonly test: string;
  readonly train: string;
}

async function reportOn(leakage: string, { test, train }: Sides, label = 'y'): Promise<Report> {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data:
  test: { path: test.csv, label: ${label} }
  train: { path: train.csv }
  earlier: { path: train.csv }
gates: { validate-data: { data: test, leakage: ${leakage} } }
`,
    'test.csv': test,
    'train.csv': train,
  });
  return report!;
}

async function found(check: string, leakage: string, sides: Sides): Promise<readonly string[]> {
  const { findings, error } = await reportOn(leakage, sides);
  expect(error).toBeUndefined();
  return findings.filter(({ rule }) => rule === `data/${check}`).map(spelled);
}

const spelled = ({ outcome, message }: Finding): string => `${outcome}: ${message.observed}`;

const quiet = 'near-duplicates: false, target-proxies: false';

describe('rows', () => {
  const same = { test: 'a,b,y\n1,x,l\n2,z,l\n', train: 'a,b,y\n1,x,l\n3,x,m\n' };

  it('of several training sets are looked at in each', async () => {
    expect(await found('leakage-rows', `{ with: [train, earlier], max: 0, ${quiet} }`, same)).toEqual([
      'fail: 1 to 2 of 2 rows occur in train',
      'fail: 1 to 2 of 2 rows occur in earlier',
    ]);
  });

  it.each([
    ['whole numbers and fractions', 'a,y\n1,l\n2,l\n', 'a,y\n1.0,l\n2.5,l\n', 'fail: 1 to 2 of 2 rows occur in train'],
    ['missing values', 'a,b,y\n1,,l\n2,4,l\n', 'a,b,y\n1,,l\n2,5,l\n', 'fail: 1 to 2 of 2 rows occur in train'],
    [
      'days and times',
      'a,y\n2026-01-01,l\n2026-01-02,l\n',
      'a,y\n2026-01-02 00:00:00,l\n2026-01-02 12:00:00,l\n',
      'fail: 1 to 2 of 2 rows occur in train',
    ],
    ['zeros of either sign', 'a,y\n0.0,l\n1.5,l\n', 'a,y\n-0.0,l\n2.5,l\n', 'fail: 1 to 2 of 2 rows occur in train'],
    ['columns in another order', 'a,b,y\n1,2,l\n', 'b,y,a\n2,l,1\n', 'fail: 1 of 1 row occur in train'],
    ['none', 'a,b,y\n1,2,l\n', 'a,b,y\n2,1,l\n', 'pass: none of 1 row occur in train'],
  ])('that are equal as people see it: %s', async (_, test, train, expected) => {
    expect(await found('leakage-rows', `{ with: train, max: 0, ${quiet} }`, { test, train })).toEqual([expected]);
  });

  it.each([
    ['a column that the training data lacks', 'a,n,y\n1,1,l\n', 'a,y\n1,l\n', 'data train has no column n'],
    [
      'columns of other kinds',
      'a,y\n1,l\n',
      'a,y\nx,l\n',
      'column a is BIGINT, in train it is VARCHAR: they cannot be compared',
    ],
    ['a column without a value there', 'a,b,y\n1,2,l\n', 'a,b,y\n1,,l\n', 'column b is BIGINT, in train it is VARCHAR'],
    [
      'a text without a value there',
      'a,b,y\n1,x,l\n',
      'a,b,y\n1,,l\n',
      'column b has no value in train, so that no row can be equal',
    ],
    ['an ignored column that is not there', 'a,y\n1,l\n', 'a,y\n1,l\n', 'data train has no column nn', 'nn'],
    ['every column ignored', 'a,y\n1,l\n', 'a,y\n1,l\n', 'no column is left to compare', 'a'],
  ])('%s: unknown', async (_, test, train, reason, ignore = '') => {
    const leakage = `{ with: train, ignore: [${ignore}], ${quiet} }`;
    const [said] = await found('leakage-rows', leakage, { test, train });
    expect(said).toMatch(/^unknown: /);
    expect(said).toContain(reason);
  });

  it('with an id among the features: none can occur, which is said', async () => {
    const csv = (from: number, last: string): string =>
      `row,a,y\n${Array.from({ length: 150 }, (_, i) => `${from + i},${i % 7},${last}\n`).join('')}`;
    const sides = { test: csv(0, 'l'), train: csv(1000, 'l') };
    expect(await found('leakage-rows', `{ with: train, ${quiet} }`, sides)).toEqual([
      'pass: none of 150 rows occur in train, but in row nearly every row has a value of its own: ignore what is not a feature',
    ]);
    expect(await found('leakage-rows', `{ with: train, ignore: [row], ${quiet} }`, sides)).toEqual([
      'fail: 150 of 150 rows (100 %) occur in train, 150 of them with the same label',
    ]);
  });

  it('severity: warn holds for every check of the key', async () => {
    const { findings, verdict } = await reportOn(`{ with: train, max: 0, group: a, severity: warn, ${quiet} }`, same);
    expect(findings.map(({ outcome, severity }) => `${outcome} ${severity}`)).toEqual(['fail warn', 'fail warn']);
    expect(verdict).toBe('warn');
  });

  it('of training data without rows: an error', async () => {
    const { verdict, error } = await reportOn('train', { test: 'a,y\n1,l\n', train: 'a,y\n' });
    expect([verdict, error?.problems.map(({ code }) => code)]).toEqual(['error', ['input/no-rows']]);
  });
});

describe('features that alone predict the label', () => {
  const rows = Array.from(
    { length: 60 },
    (_, i) => [(i * 13) % 60, i % 2 === 0 ? 'even' : 'odd', `id${i}`, i % 2] as const,
  );
  const csv = (last: (i: number) => string): string =>
    `n,parity,id,y\n${rows.map((row, i) => `${row.slice(0, 3).join(',')},${last(i)}\n`).join('')}`;
  const proxies = async (leakage: string, last: (i: number) => string): Promise<readonly string[]> =>
    (await reportOn(leakage, { test: csv(last), train: csv(last) })).findings
      .filter(({ rule, outcome }) => rule === 'data/target-proxy' && outcome !== 'pass')
      .map(({ outcome, severity, id }) => `${outcome} ${severity} ${id.replace('data/target-proxy/', '')}`);

  it('text that spells the label fails; an id does not', async () => {
    expect(await proxies('{ target-proxies: true }', (i) => `${i % 2}`)).toEqual([
      'fail block limit=fail/column=parity',
      'inapplicable warn limit=warn/column=parity',
    ]);
  });

  it('a number of the label’s order fails by Spearman’s ρ, and text that says nothing of the label does not', async () => {
    const told = await proxies('{ target-proxies: { warn: 0.9 } }', (i) => `${Math.sqrt(((i * 13) % 60) + 1)}`);
    expect(told.toSorted()).toEqual([
      'fail block limit=fail/column=n',
      'inapplicable block limit=fail/column=id',
      'inapplicable warn limit=warn/column=id',
      'inapplicable warn limit=warn/column=n',
    ]);
  });

  /** 200 rows with codes 0 to 9, whose order says nothing of a label that each of them decides. */
  const codes = [
    ['whole numbers', (code: number) => `${code}`],
    ['numbers, some of them missing', (code: number) => (code === 3 ? '' : `${code}.0`)],
    ['days', (code: number) => `2026-01-0${code + 1}`],
    ['times', (code: number) => `2026-01-01 0${code}:00:00`],
    ['text', (code: number) => `c${code}`],
  ] as const;

  it.each(codes)('codes decide the label, whatever their order: %s', async (_, spelledAs) => {
    const lines = Array.from({ length: 200 }, (_row, i) => {
      const code = (i * 7) % 10;
      return `${spelledAs(code)},${(i * 37) % 101},${[1, 4, 6, 7].includes(code) ? 'yes' : 'no'}\n`;
    });
    const test = `code,n,y\n${lines.join('')}`;
    const told = await found('target-proxy', '{ target-proxies: true }', { test, train: test });
    expect(told.filter((said) => said.startsWith('fail'))).toEqual([
      'fail: area under the ROC curve 1.000 by its values as categories, n = 200',
    ]);
  });

  it('codes alone, without another column by which rows could be told from their copies', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `${i % 10},${[1, 4, 6, 7].includes(i % 10) ? 'yes' : 'no'}\n`);
    const test = `code,y\n${lines.join('')}`;
    const told = await found('target-proxy', '{ target-proxies: true }', { test, train: test });
    expect(told[0]).toBe('fail: area under the ROC curve 1.000 by its values as categories, n = 200');
  });

  it('bands of a label of values, in no order', async () => {
    const lines = Array.from(
      { length: 300 },
      (_, i) => `${['c', 'f', 'a', 'e', 'b', 'd'][i % 6]},${i},${i % 6}.${i}\n`,
    );
    const test = `band,n,y\n${lines.join('')}`;
    const told = await found('target-proxy', '{ target-proxies: { fail: 0.97 } }', { test, train: test });
    expect(told[0]).toMatch(/^fail: correlation with the label’s ranks 0\.98\d by its values as categories, n = 300$/);
  });

  it('one class, or hardly a row of the other: nothing to tell', async () => {
    expect(await proxies('{ target-proxies: { columns: [n] } }', (i) => (i < 9 ? 'a' : 'b'))).toEqual([
      'inapplicable block limit=fail/column=n',
      'inapplicable warn limit=warn/column=n',
    ]);
  });

  it('a label that is not there: unknown', async () => {
    const report = await reportOn('{ target-proxies: true }', { test: 'a\n1\n', train: 'a\n1\n' });
    expect(report.findings.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown']);
  });
});

describe('the policy', () => {
  const sides = { test: 'a,y\n1,l\n', train: 'a,y\n2,l\n' };

  it.each([
    ['a data set that is none', '{ with: trian }', ['policy/unknown-data']],
    ['a limit without the training data', '{ max: 1% }', ['policy/missing-key']],
    ['a group without the training data', '{ group: a }', ['policy/missing-key']],
    ['a fraction without a unit', '{ with: train, max: 0.005 }', ['policy/missing-unit']],
    ['neither a name nor a map', '0.5%', ['policy/unknown-data']],
    ['a number of days without a unit', '{ with: train, time: { column: a, gap: 7 } }', ['policy/missing-unit']],
    ['a list of lists', '[[train]]', ['policy/wrong-type']],
    ['a key that is none', '{ with: train, groups: a }', ['policy/unknown-key']],
    ['a similarity beyond 1', '{ with: train, near-duplicates: { similarity: 90 } }', ['policy/out-of-range']],
  ])('%s', async (_, leakage, codes) => {
    const { error } = await reportOn(leakage, sides);
    expect(error?.problems.map(({ code }) => code)).toEqual(codes);
  });

  it('the training data by name alone asks for rows, near duplicates and proxies', async () => {
    const { findings } = await reportOn('train', sides);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(
      new Set(['data/leakage-rows', 'data/leakage-near-duplicates', 'data/target-proxy']),
    );
  });

  it('the training data itself is not compared with itself', async () => {
    const [report] = await runOnce({
      'modelgate.yml': `version: 1\ndata: { train: { path: t.csv, label: y } }\ngates: { validate-data: { leakage: { with: train, group: g, time: t } } }\n`,
      't.csv': 'g,t,y\n1,2026-01-01,l\n',
    });
    expect(new Set(report!.findings.map(({ outcome }) => outcome))).toEqual(new Set(['inapplicable']));
  });
});

describe('nothing of a row is told', () => {
  const canary = 'CANARY-7f3a';
  const text = `${canary} said that the room was clean and quiet with a fine view of the old harbour`;

  it('whatever leaks', async () => {
    const test = `p,t,review,c,y\n${canary},2026-01-01,${text} today,${canary},low\n`;
    const train = `p,t,review,c,y\n${canary},2026-01-02,${text},${canary},low\n${canary},2026-01-02,${text} today,${canary},low\n`;
    const report = await reportOn(
      '{ with: train, max: 0, group: p, time: t, near-duplicates: { max: 0, similarity: 0.6 } }',
      { test, train },
    );
    const failed = report.findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule);
    expect(failed).toEqual(['data/leakage-rows', 'data/leakage-groups', 'data/leakage-time']);
    const said = JSON.stringify(report) + summary(report) + comment([report], [report]);
    expect(said).not.toContain(canary);
    expect(said).not.toContain('2026-01-0');
  });

  it('nor how few of those that occur have another label', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => i);
    const csv = (label: (i: number) => string): string => `a,y\n${rows.map((i) => `${i},${label(i)}\n`).join('')}`;
    const sides = { test: csv(() => 'l'), train: csv((i) => (i < 3 ? 'm' : 'l')) };
    expect(await found('leakage-rows', `{ with: train, ${quiet} }`, sides)).toEqual([
      'fail: 30 of 30 rows (100 %) occur in train, all but fewer than 5 of them with the same label',
    ]);
  });
});
