// Contracts as the gate runs them: their rules as a section of the policy, on data that keeps and on data that breaks them.
import { readFileSync } from 'node:fs';
import type { Finding } from '@modelgate/core';
import { parseYaml, plain } from '@modelgate/core/source';
import { contractFile, readContract, type Chosen, type Imported } from '@modelgate/importers';
import { expect, it } from 'vitest';
import { repositoryFile, runOnce, type Content } from '../../fixtures/project.ts';

const fixture = (name: string): string =>
  readFileSync(repositoryFile(`test/golden/contracts/${name}/contract.odcs.yaml`), 'utf8');

function policyOf({ section }: Imported, data: string): string {
  const gate = { data: 'test', 'show-values': true, ...(plain(section) as object) };
  return JSON.stringify({ version: 1, data: { test: { path: data } }, gates: { 'validate-data': gate } });
}

const readText = (contract: string, chosen: Chosen = {}): Imported =>
  readContract(parseYaml('contract.odcs.yaml', new TextEncoder().encode(contract), contractFile), chosen);

interface Run {
  readonly imported: Imported;
  /** Outcomes by what the finding is about: 'age/nulls', 'age: within u8', 'rows/min'. */
  readonly outcomes: Readonly<Record<string, string>>;
}

async function run(contract: string, data: string, content: Content, object?: string): Promise<Run> {
  const chosen = object === undefined ? {} : { object };
  const imported = readText(contract, chosen);
  const [report] = await runOnce({ 'modelgate.yml': policyOf(imported, data), [data]: content });
  expect(report!.error).toBeUndefined();
  const judged = report!.findings.map((finding) => [nameOf(finding), finding.outcome]);
  return { imported, outcomes: Object.fromEntries(judged) as Record<string, string> };
}

function nameOf({ rule, leaves }: Finding): string {
  const { name, column, columns, limit } = leaves[0]?.claim.about ?? {};
  return name ?? [column ?? columns ?? limit, rule.replace('data/', '')].filter((part) => part !== undefined).join('/');
}

const failing = ({ outcomes }: Run): readonly string[] =>
  Object.entries(outcomes).flatMap(([name, outcome]) => (outcome === 'pass' ? [] : [`${name}: ${outcome}`]));

it('Adult keeps its contract, every rule of it', async () => {
  const found = await run(fixture('adult'), 'test.parquet', { copy: 'examples/credit/data/test.parquet' });
  expect(failing(found)).toEqual([]);
  expect(Object.keys(found.outcomes).length).toBeGreaterThan(45);
});

const nestedRow = {
  address: { street: 'High St', 'zip code': '12345', geo: { lat: 51.5, measured: '2026-01-01 10:00:00' } },
  scores: [1, 2, null],
  sizes: [[1], [2]],
};
const lines = (...rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

it('structs and lists that keep their rules', async () => {
  const other = { ...nestedRow, address: { ...nestedRow.address, 'zip code': '54321' } };
  expect(failing(await run(fixture('nested'), 'people.jsonl', lines(nestedRow, other)))).toEqual([]);
});

it('structs and lists that break them', async () => {
  const { address } = nestedRow;
  const found = await run(
    fixture('nested'),
    'people.jsonl',
    lines(
      nestedRow,
      { ...nestedRow, scores: [], address: { ...address, street: '' } },
      { ...nestedRow, scores: [1, 1], address: { ...address, 'zip code': '123' } },
      { ...nestedRow, scores: [null, null, 1, 2], address: { ...address, geo: { ...address.geo, lat: 90 } } },
      { ...nestedRow, scores: null, address: null },
      { ...nestedRow, address: { ...address, street: null, 'zip code': null, geo: null } },
    ),
  );
  expect(failing(found)).toEqual([
    'address/nulls: fail',
    'address.street: a value in every row: fail',
    'address.street: at least 1 characters: fail',
    'address.zip code: a value in every row: fail',
    'address.zip code: unique: fail',
    'address.zip code: like its pattern: fail',
    'address.zip code: missing: fail',
    'address.geo.lat: less than 90: fail',
    'scores: at least 1 items: fail',
    'scores: at most 3 items: fail',
    'scores: no item twice: fail',
  ]);
});

it('a field that is not there, and one of another type', async () => {
  const found = await run(
    fixture('nested'),
    'people.jsonl',
    lines({ ...nestedRow, address: { street: 7, geo: nestedRow.address.geo } }),
  );
  expect(found.outcomes['address.zip code: is there']).toBe('fail');
  expect(found.outcomes['address.zip code: unique']).toBe('unknown');
  expect(found.outcomes['address.street: type string']).toBe('fail');
});

const rowCount = (must: string): string => `apiVersion: v3.1.0
kind: DataContract
schema: [{ name: t, properties: [{ name: x }], quality: [{ metric: rowCount, ${must} }] }]
`;

it.each([
  ['mustBeBetween: [2, 4]', 2, 'fail'],
  ['mustBeBetween: [2, 4]', 3, 'pass'],
  ['mustBeBetween: [2, 4]', 4, 'fail'],
  ['mustNotBeBetween: [2, 4]', 2, 'pass'],
  ['mustNotBeBetween: [2, 4]', 3, 'fail'],
  ['mustNotBe: 3', 3, 'fail'],
])('%s of %i rows: %s', async (must, n, outcome) => {
  const { outcomes } = await run(rowCount(must), 't.csv', `x\n${'1\n'.repeat(n)}`);
  const all = Object.entries(outcomes).filter(([name]) => name.includes('rows'));
  expect(all.every(([, each]) => each === 'pass') ? 'pass' : 'fail').toBe(outcome);
});

const column = (rules: string): string => `apiVersion: v3.1.0
kind: DataContract
schema: [{ name: t, properties: [{ name: id }, { name: x, ${rules} }] }]
`;
const quality = (type: string, rule: string): string => column(`logicalType: ${type}, quality: [{ ${rule}, name: r }]`);

const five = 'id,x\n1,a\n2,b\n3,\n4,a\n5,\n';
const numbers = 'id,x\n1,1\n2,2.5\n3,\n4,100\n5,1\n';

it.each([
  // 2 of 5 are missing: 40 %
  [quality('string', 'metric: nullValues, mustBeLessThan: 40, unit: percent'), five, 'fail'],
  [quality('string', 'metric: nullValues, mustBeLessThan: 41, unit: percent'), five, 'pass'],
  [quality('string', "metric: missingValues, mustBe: 4, arguments: { missingValues: ['a'] }"), five, 'pass'],
  [quality('string', 'metric: missingValues, mustBe: 2, arguments: { missingValues: [] }'), five, 'pass'],
  // 1 of 5 is invalid: 20 % of all rows, 33 % of those with a value
  [
    quality('string', 'metric: invalidValues, mustBeLessOrEqualTo: 20, unit: percent, arguments: { validValues: [a] }'),
    five,
    'pass',
  ],
  [
    quality('string', 'metric: invalidValues, mustBeLessThan: 20, unit: percent, arguments: { validValues: [a] }'),
    five,
    'fail',
  ],
  [
    quality('string', "metric: invalidValues, mustBe: 1, arguments: { pattern: '^a$', validValues: [a, b] }"),
    five,
    'pass',
  ],
  // of values that are there one repeats another
  [quality('string', 'metric: duplicateValues, mustBe: 1'), five, 'pass'],
  [quality('string', 'metric: duplicateValues, mustBe: 0'), five, 'fail'],
  [quality('string', 'metric: duplicateValues, mustBeBetween: [19, 21], unit: percent'), five, 'pass'],
  [quality('string', 'metric: duplicateValues, mustBe: 0'), 'id,x\n1,a\n2,\n3,\n', 'pass'],
  [quality('string', 'type: sql, query: "select count(*) from t where {property} = \'a\'", mustBe: 2'), five, 'pass'],
  [
    quality('string', "type: sql, query: 'select count(distinct {property}) from {object} where id > 1', mustNotBe: 2"),
    five,
    'fail',
  ],
  [quality('string', "type: sql, query: 'select count(*) = 5 from {object}', mustBe: true"), five, 'pass'],
  [quality('string', "type: sql, query: 'select count(*) = 5 from {object}', mustBe: false"), five, 'fail'],
  [quality('number', 'metric: invalidValues, mustBe: 1, arguments: { validValues: [1, 2.5] }'), numbers, 'pass'],
  [quality('number', "type: sql, query: 'select max({property}) from t', mustBeLessThan: 100"), numbers, 'fail'],
  [
    quality('number', "type: sql, query: 'select min({property}) - 1 from t where {property} is not null', mustBe: 0"),
    numbers,
    'pass',
  ],
])('%s', async (contract, data, outcome) => {
  const { outcomes, imported } = await run(contract, 't.csv', data);
  expect(imported.notEvaluated).toEqual([]);
  const { r, ...rest } = outcomes;
  expect(r ?? rest['x/nulls'] ?? rest['x/in']).toBe(outcome);
});

it.each([
  ['logicalType: number, logicalTypeOptions: { exclusiveMinimum: 1 }', 'x: more than 1', 'fail'],
  ['logicalType: number, logicalTypeOptions: { exclusiveMaximum: 100.5 }', 'x: less than 100.5', 'pass'],
  ['logicalType: number, logicalTypeOptions: { multipleOf: 0.1 }', 'x: a multiple of 0.1', 'pass'],
  ['logicalType: number, logicalTypeOptions: { multipleOf: 2 }', 'x: a multiple of 2', 'fail'],
  ['logicalType: integer, logicalTypeOptions: { format: i8 }', 'x: within i8', 'pass'],
  ['logicalType: integer, logicalTypeOptions: { format: u64 }', 'x: within u64', 'pass'],
])('%s', async (rules, name, outcome) => {
  const { outcomes } = await run(column(rules), 't.csv', numbers);
  expect(outcomes[name]).toBe(outcome);
});

it('dates and times with ends of their own', async () => {
  const contract = `apiVersion: v3.1.0
kind: DataContract
schema:
  - name: t
    properties:
      - { name: day, logicalType: date, logicalTypeOptions: { exclusiveMinimum: "2026-01-01", maximum: "2026-01-03" } }
      - { name: at, logicalType: timestamp, logicalTypeOptions: { exclusiveMaximum: "2026-01-01T12:00:00+02:00" } }
`;
  const good = 'day,at\n2026-01-02,2026-01-01 09:59:59\n2026-01-03,2026-01-01 09:00:00\n';
  expect(failing(await run(contract, 't.csv', good))).toEqual([]);
  const bad = 'day,at\n2026-01-01,2026-01-01 10:00:00\n2026-01-03,2026-01-01 09:00:00\n';
  expect(failing(await run(contract, 't.csv', bad))).toEqual([
    'day: more than 2026-01-01: fail',
    'at: less than 2026-01-01T12:00:00+02:00: fail',
  ]);
});

it('names of columns are not SQL', async () => {
  const row = { 'a"b': 1, "x' or 1=1 --": { "it's": 'there' }, constructor: 'a', toString: 'b', columns: 'c' };
  expect(failing(await run(fixture('names'), 't.jsonl', lines(row)))).toEqual([]);
});

const patterns = [
  '^ACC[0-9]{3}$',
  'b|^$',
  '^[^]$',
  '^\\u00e9$',
  '^(?<year>\\d{4})-\\d\\d$',
  '[[\\]]',
  '^\\/\\-\\@$',
  '^[\\b]$',
  '\\a',
  '^\\x41+?$',
  'a{2,3}c?',
  '^\\w+\\.\\S$',
];
const texts = [
  'ACC123',
  'xACC123',
  'ACC12',
  'b',
  'é',
  '2026-01',
  '[',
  ']',
  '/-@',
  '\b',
  'a',
  'AAA',
  'aaac',
  'word.x',
  'e',
];

it('patterns find in RE2 what they find in ECMA-262', async () => {
  const properties = patterns.map((pattern, i) => ({
    name: `p${i}`,
    logicalType: 'string',
    logicalTypeOptions: { pattern },
  }));
  const contract = { apiVersion: 'v3.1.0', kind: 'DataContract', schema: [{ name: 't', properties }] };
  const imported = readText(JSON.stringify(contract));
  const rows = texts.map((text) => Object.fromEntries(patterns.map((_, i) => [`p${i}`, text])));
  const [report] = await runOnce({ 'modelgate.yml': policyOf(imported, 't.jsonl'), 't.jsonl': lines(...rows) });
  const counts = patterns.map((_, i) => {
    const finding = report!.findings.find(({ id }) => id === `data/matches/column=p${i}`);
    const claim = finding?.leaves[0]?.claim;
    return claim && 'must' in claim && claim.of.kind === 'known' ? claim.of.value : undefined;
  });
  const expected = patterns.map((pattern) => texts.filter((text) => !new RegExp(pattern).test(text)).length);
  expect(counts).toEqual(expected);
});
