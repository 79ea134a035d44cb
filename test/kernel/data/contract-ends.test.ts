// Every operator of a contract at its ends, by the gate: on a value, on counts, and in the policy's own words for the same.
import { runOnce, type Content } from '../../fixtures/project.ts';
import { describe, expect, it } from 'vitest';

const policy = (rules: string, data = 'test: { path: t.csv }'): string =>
  `version: 1\ndata: { ${data} }\ngates:\n  validate-data:\n    data: test\n    ${rules.replaceAll('\n', '\n    ')}\n`;

/** Outcomes by the facet that names each rule. */
async function outcomes(
  files: Readonly<Record<string, Content>>,
  facet: string,
): Promise<Readonly<Record<string, string>>> {
  const [report] = await runOnce(files);
  expect(report!.error).toBeUndefined();
  return Object.fromEntries(
    report!.findings.flatMap(({ leaves, outcome }) => {
      const name = leaves[0]?.claim.about[facet];
      return name === undefined ? [] : [[name, outcome]];
    }),
  );
}

/** The mean of x is 5, and 5 rows of 10 lack y. */
const t = `x,y\n${Array.from({ length: 10 }, (_, i) => `${i % 2 === 0 ? 4 : 6},${i % 2 === 0 ? '' : i}\n`).join('')}`;

const operators: readonly (readonly [must: string, outcome: 'pass' | 'fail'])[] = [
  ['mustBe: 5', 'pass'],
  ['mustBe: 4.999', 'fail'],
  ['mustNotBe: 5', 'fail'],
  ['mustNotBe: 6', 'pass'],
  ['mustBeGreaterThan: 5', 'fail'],
  ['mustBeGreaterThan: 4', 'pass'],
  ['mustBeGreaterOrEqualTo: 5', 'pass'],
  ['mustBeGreaterOrEqualTo: 6', 'fail'],
  ['mustBeLessThan: 5', 'fail'],
  ['mustBeLessThan: 6', 'pass'],
  ['mustBeLessOrEqualTo: 5', 'pass'],
  ['mustBeLessOrEqualTo: 4', 'fail'],
  ['mustBeBetween: [5, 9]', 'fail'],
  ['mustBeBetween: [1, 5]', 'fail'],
  ['mustBeBetween: [4, 6]', 'pass'],
  ['mustNotBeBetween: [5, 9]', 'pass'],
  ['mustNotBeBetween: [1, 5]', 'pass'],
  ['mustNotBeBetween: [4, 6]', 'fail'],
];

it.each<readonly [what: string, rule: string]>([
  ['a query’s value', 'type: sql, query: "select avg(x) from t"'],
  ['a number of rows that a query counts', 'type: sql, query: "select count(*) from t where y is null"'],
  ['a number of values', 'metric: missingValues, arguments: { missingValues: [] }'],
])('%s', async (_, rule) => {
  // A number of values that no count can be is refused before anything is counted.
  const asked = operators.filter(([must]) => rule.startsWith('type') || must !== 'mustBe: 4.999');
  const rules = asked.map(([must]) => `          - { ${rule}, name: "${must}", ${must} }\n`).join('');
  const contract = `apiVersion: v3.1.0\nkind: DataContract\nschema:\n  - name: t\n    properties:\n      - { name: x, logicalType: integer }\n      - name: y\n        quality:\n${rules}`;
  const found = await outcomes({ 'modelgate.yml': policy('contract: c.yaml'), 'c.yaml': contract, 't.csv': t }, 'name');
  expect(Object.fromEntries(asked.map(([must]) => [must, found[must]]))).toEqual(Object.fromEntries(asked));
});

describe('the same in a policy', () => {
  it('intervals: above and below leave their ends outside', async () => {
    const cases: readonly (readonly [within: string, outcome: 'pass' | 'fail'])[] = [
      ['[{ above: 5 }]', 'fail'],
      ['[{ min: 5 }]', 'pass'],
      ['[{ below: 5 }]', 'fail'],
      ['[{ max: 5 }]', 'pass'],
      ['[{ below: 5 }, { above: 5 }]', 'fail'],
      ['[{ below: 1 }, { min: 5, below: 6 }]', 'pass'],
    ];
    const rules = cases.map(([within]) => `  - { name: "${within}", value: avg(x), within: ${within} }`);
    const files = { 'modelgate.yml': policy(`expressions:\n${rules.join('\n')}`), 't.csv': t };
    expect(await outcomes(files, 'name')).toEqual(Object.fromEntries(cases));
  });

  it('one of several types', async () => {
    const columns =
      'columns:\n  a: { type: [date, timestamp] }\n  b: { type: [date, boolean] }\n  c: { type: [BIGINT, DOUBLE] }';
    const files = { 'modelgate.yml': policy(columns), 't.csv': 'a,b,c\n2026-01-01,1,2\n' };
    expect(await outcomes(files, 'column')).toEqual({ a: 'pass', b: 'fail', c: 'pass' });
  });

  it('freshness of several columns', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const rules = 'freshness:\n  - { column: a, max-age: 3d }\n  - { column: b, max-age: 3d }';
    const files = { 'modelgate.yml': policy(rules), 't.csv': `a,b\n${today},2020-01-01\n` };
    expect(await outcomes(files, 'column')).toEqual({ a: 'pass', b: 'fail' });
  });

  it.each<readonly [what: string, rows: string, outcome: string]>([
    ['pairs that occur together', '1,DE\n2,FR\n,\n1,\n,XX\n', 'pass'],
    ['values that occur, but not together', '1,FR\n2,FR\n', 'fail'],
    ['values that do not occur', '3,DE\n', 'fail'],
    ['no pair at all', '1,\n,DE\n', 'unknown'],
  ])('references of several columns: %s', async (_, rows, outcome) => {
    const rules = 'references: [{ columns: [id, country], in: [other.key, other.land] }]';
    const data = 'test: { path: t.csv }, other: { path: o.csv }';
    const files = {
      'modelgate.yml': policy(rules, data),
      't.csv': `id,country\n${rows}`,
      'o.csv': 'key,land\n1,DE\n1,DE\n2,FR\n2,\n',
    };
    expect(await outcomes(files, 'columns')).toEqual({ 'id, country': outcome });
  });

  it('columns of different kinds are compared as text', async () => {
    const rules = 'references: [{ columns: [id, country], in: [other.key, other.land] }]';
    const files = {
      'modelgate.yml': policy(rules, 'test: { path: t.csv }, other: { path: o.csv }'),
      't.csv': 'id,country\n1,DE\n',
      'o.csv': 'key,land\n1,DE\nx,FR\n',
    };
    expect(await outcomes(files, 'columns')).toEqual({ 'id, country': 'pass' });
  });

  it.each<readonly [rules: string, code: string]>([
    ['expressions: [{ name: a, value: avg(x), min: 1, within: [{ max: 2 }] }]', 'policy/ambiguous'],
    ['expressions: [{ name: a, value: avg(x) }]', 'policy/missing-key'],
    ['expressions: [{ name: a, value: avg(x), within: [{ mni: 1 }] }]', 'policy/unknown-key'],
    ['freshness: [{ column: a, max-age: 3d }, { column: a, max-age: 1d }]', 'policy/ambiguous'],
    ['references: [{ columns: [x, y], in: test.x }]', 'policy/ambiguous'],
    ['references: [{ columns: x, in: none.x }]', 'policy/unknown-data'],
    ['columns: { x: { type: [integer, text] } }', 'policy/out-of-range'],
  ])('%s: %s', async (rules, code) => {
    const [report] = await runOnce({ 'modelgate.yml': policy(rules), 't.csv': t });
    expect(report!.error!.problems.map((problem) => problem.code)).toContain(code);
  });
});
