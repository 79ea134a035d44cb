// Which contracts are read, which object of them, what versions differ in, and texts that try to be too much for the reader.
import { plain } from '@modelgate/core/source';
import { describe, expect, test } from 'vitest';
import type { Chosen } from './choose-object.ts';
import { contractWith, read } from './reading.fixture.ts';

const codesOf = (text: string | Uint8Array, chosen?: Chosen): readonly string[] => {
  const outcome = read(text, chosen);
  return 'problems' in outcome ? outcome.problems.map(({ code }) => code) : [];
};

function importedOf(text: string, chosen?: Chosen) {
  const outcome = read(text, chosen);
  if ('problems' in outcome) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.imported;
}

const columnOf = (lines: string, version?: string): unknown =>
  (plain(importedOf(contractWith(lines, version)).section) as { columns: { x: unknown } }).columns.x;

const reasonsOf = (text: string): readonly string[] => importedOf(text).notEvaluated.map(({ reason }) => reason);

const two = `apiVersion: v3.1.0
kind: DataContract
schema:
  - { name: orders, physicalName: orders_v2, properties: [{ name: a }] }
  - { name: people, physicalName: orders, properties: [{ name: b }] }
`;

test('the object is named by name or physical name, or called like the data set, or the only one', () => {
  expect(importedOf(two, { object: 'people' }).object).toBe('people');
  expect(importedOf(two, { object: 'orders_v2' }).object).toBe('orders');
  expect(importedOf(two, { object: 'orders' }).object).toBe('orders');
  expect(importedOf(two, { data: 'people' }).object).toBe('people');
  expect(importedOf(contractWith(''), { data: 'test' }).object).toBe('t');
});

test('an object that is not there, or not said, is a problem', () => {
  expect(codesOf(two, { object: 'poeple' })).toEqual(['policy/unknown-data']);
  expect(codesOf(two, { data: 'test' })).toEqual(['policy/ambiguous']);
  expect(codesOf(two.replace('people', 'orders'), { object: 'orders' })).toEqual(['policy/ambiguous']);
  expect(codesOf('apiVersion: v3.1.0\nkind: DataContract\nschema: []\n')).toEqual(['policy/missing-key']);
  expect(codesOf('apiVersion: v3.1.0\nkind: DataContract\n')).toEqual(['policy/missing-key']);
});

test.each(['v3.0.0', 'v3.0.1', 'v3.0.2', 'v3.1.0', 'v3.2.0'])('version %s is read', (version) => {
  expect(importedOf(contractWith('required: true', version)).standard).toBe(`ODCS ${version}`);
});

test.each(['v2.2.2', 'v3.3.0', 'v4.0.0', '3.1.0', 'latest', 'constructor'])('version %s is not', (version) => {
  expect(codesOf(contractWith('', version))).toEqual(['policy/unsupported-version']);
});

test('without a version or a kind nothing is read', () => {
  expect(codesOf('schema: [{ name: t }]\n')).toEqual(['policy/missing-key', 'policy/missing-key']);
});

test('exclusive limits: true or false beside a limit in v3.0, limits of their own since v3.1', () => {
  const beside = 'logicalType: integer\nlogicalTypeOptions: { minimum: 5, exclusiveMinimum: true }';
  expect(columnOf(beside, 'v3.0.2')).toEqual({ type: 'integer', min: 6 });
  expect(codesOf(contractWith(beside))).toEqual(['policy/wrong-type']);
  const own = 'logicalType: integer\nlogicalTypeOptions: { exclusiveMinimum: 5 }';
  expect(columnOf(own, 'v3.0.2')).toEqual({ type: 'integer', min: 6 });
  expect(columnOf(own)).toEqual({ type: 'integer', min: 6 });
  const alone = 'logicalType: integer\nlogicalTypeOptions: { exclusiveMinimum: true }';
  expect(codesOf(contractWith(alone, 'v3.0.2'))).toEqual(['policy/missing-key']);
});

test('a date of v3.0 may be a time, one of v3.1 is a day', () => {
  expect(columnOf('logicalType: date', 'v3.0.2')).toEqual({ type: ['date', 'timestamp'] });
  expect(columnOf('logicalType: date')).toEqual({ type: 'date' });
});

test('rules of v3.0 without an operator allow none; a metric of v3.1 needs one', () => {
  expect(columnOf('quality: [{ rule: nullCheck }]', 'v3.0.2')).toEqual({ nulls: 0 });
  expect(columnOf('quality: [{ rule: validValues, validValues: [a] }]', 'v3.0.2')).toEqual({ in: ['a'] });
  expect(reasonsOf(contractWith('quality: [{ rule: duplicateCount }]', 'v3.0.2'))).toHaveLength(1);
  expect(codesOf(contractWith('quality: [{ metric: nullValues }]'))).toEqual(['policy/missing-key']);
});

test('a key that v3.0 leaves open takes its rule along; v3.1 has no such key', () => {
  const lines = 'quality: [{ rule: nullCheck, where: a > 1 }]';
  expect(reasonsOf(contractWith(lines, 'v3.0.2'))).toEqual(['its key "where" is none of the standard’s']);
  expect(codesOf(contractWith(lines))).toEqual(['policy/unknown-key']);
});

test('metrics may be named in v3.0 and rules in v3.1, as the standard’s own examples do', () => {
  expect(columnOf('quality: [{ metric: nullValues, mustBe: 0 }]', 'v3.0.2')).toEqual({ nulls: 0 });
  expect(columnOf('quality: [{ rule: nullCheck }]')).toEqual({ nulls: 0 });
});

describe('v3.2', () => {
  const later = (lines: string): unknown => plain(importedOf(contractWith(lines, 'v3.2.0')).section);

  test('enum is a list of values, of which one may be empty', () => {
    const lines = 'logicalType: string\nenum: [{ value: a, label: the first }, { value: b }, { value: null }]';
    expect(columnOf(lines, 'v3.2.0')).toEqual({ type: 'string', in: ['a', 'b'] });
    expect(columnOf("enum: [{ value: a }, { value: '' }]", 'v3.2.0')).toEqual({ in: ['a', ''] });
    expect(codesOf(contractWith('enum: [{ label: a }]', 'v3.2.0'))).toEqual(['policy/wrong-type']);
    expect(codesOf(contractWith('enum: [{ value: a, lable: b }]', 'v3.2.0'))).toEqual(['policy/unknown-key']);
  });

  test('maps and vectors are types; what a map holds is not evaluated', () => {
    const map = 'logicalType: map\nmap: { key: { name: k }, value: { name: v } }';
    expect(later(map)).toMatchObject({ expressions: [{ violations: `not (starts_with(typeof("x"), 'MAP('))` }] });
    expect(reasonsOf(contractWith(map, 'v3.2.0'))).toHaveLength(1);
    const vector = 'logicalType: vector\nlogicalTypeOptions: { dimensions: 3, elementType: float32, normalized: true }';
    expect(later(vector)).toMatchObject({
      expressions: [
        { violations: `not (ends_with(typeof("x"), ']'))` },
        { violations: 'len("x") <> 3' },
        { violations: 'abs(list_inner_product("x", "x") - 1) > 0.002' },
      ],
    });
  });

  test('a measure is no column, and words ask for nothing', () => {
    const words = 'synonyms: [{ synonym: y }]\ndeprecated: true\nsemanticType: dimension';
    expect(later(words)).toEqual({ columns: { x: {} } });
    const measure = contractWith('semanticType: measure\ntransformLogic: sum(a)', 'v3.2.0');
    expect(reasonsOf(measure)).toEqual(['it is an aggregate and no column']);
    expect(plain(importedOf(measure).section)).not.toHaveProperty('columns');
    expect(codesOf(contractWith('semanticType: mesure', 'v3.2.0'))).toEqual(['policy/out-of-range']);
  });

  test.each(['enum: [{ value: a }]', 'deprecated: true', 'semanticType: measure', 'logicalType: map'])(
    '%s is not in v3.1',
    (lines) => expect(codesOf(contractWith(lines))).toHaveLength(1),
  );
});

test('what is asked twice is asked once, and blocks if one of the two does', () => {
  const section = (lines: string): unknown => plain(importedOf(contractWith(lines)).section);
  expect(section('primaryKey: true\nunique: true')).toMatchObject({ unique: ['x'] });
  const mild = 'quality: [{ metric: duplicateValues, mustBe: 0, severity: info }]';
  expect(section(`required: true\n${mild}`)).toMatchObject({ unique: [{ columns: 'x', severity: 'warn' }] });
  expect(section(`required: true\nunique: true\n${mild}`)).toMatchObject({ unique: ['x'] });
  expect(section(`primaryKey: true\n${mild}`)).toMatchObject({ unique: ['x'] });
});

test('a problem shows its line', () => {
  const outcome = read(contractWith('requird: true'));
  expect('problems' in outcome && outcome.problems[0]).toMatchObject({
    code: 'policy/unknown-key',
    at: { path: 'contract.odcs.yaml', start: { line: 7, column: 9 } },
    frame: '    7 |         requird: true\n      |         ^^^^^^^',
  });
});

const properties = (n: number): string =>
  `apiVersion: v3.1.0\nkind: DataContract\nschema:\n  - name: t\n    properties:\n${Array.from({ length: n }, (_, i) => `    - { name: c${i}, reqired: ${i} }\n`).join('')}`;

test('of very many problems a thousand are shown, and how many there are more', () => {
  const outcome = read(properties(3000));
  const problems = 'problems' in outcome ? outcome.problems : [];
  expect(problems.length).toBe(1001);
  expect(problems.at(-1)!.message).toBe('2,000 more problems are not shown');
});

const hostile: readonly (readonly [name: string, text: string | Uint8Array, codes: readonly string[]])[] = [
  ['more than a megabyte', new Uint8Array(1_000_001), ['policy/too-large']],
  ['no UTF-8', new Uint8Array([0xff, 0xfe, 0]), ['policy/unreadable']],
  ['deep maps', '{a: '.repeat(20_000), ['policy/too-large']],
  ['deep properties', `schema: ${'[{ properties: '.repeat(1000)}`, ['policy/too-large']],
  ['a key twice', contractWith('required: true\nrequired: false'), ['policy/syntax']],
  ['a prototype', contractWith('__proto__: { required: true }'), ['policy/unknown-key']],
  ['two documents', `${contractWith('')}---\na: 1\n`, ['policy/syntax']],
  ['a tag', contractWith('required: !!js/function x'), ['policy/syntax']],
  ['no finite limit', contractWith('logicalTypeOptions: { minimum: .inf }'), ['policy/wrong-type']],
  ['a file of nothing', '', ['policy/missing-key']],
  ['a name of nothing', contractWith('').replace('name: x', "name: ' '"), ['policy/out-of-range']],
  ['every column', contractWith('').replace('name: x', "name: '*'"), ['policy/out-of-range']],
  ['a member of objects', contractWith('').replace('name: x', 'name: __proto__'), ['policy/out-of-range']],
];

test.each(hostile)('%s', (_, text, codes) => {
  expect(codesOf(text)).toEqual(codes);
});

test('aliases are counted, and stand for what they mark', () => {
  const many = (n: number): string =>
    contractWith(`tags: &a [x]\nexamples: [${Array.from({ length: n }, () => '*a').join(', ')}]`);
  expect(codesOf(many(50))).toEqual([]);
  expect(codesOf(many(51))).toEqual(['policy/too-many-aliases']);
  expect(columnOf('logicalTypeOptions: &o { minimum: 1 }\n<<: { required: true }')).toEqual({ nulls: 0, min: 1 });
});

test('a megabyte of rules is read in no more than linear time', () => {
  const rule = '          - { metric: nullValues, mustBeLessThan: 3, name: n }\n';
  const text = (n: number): string => `${contractWith('quality:')}${rule.repeat(n)}`;
  const { section } = importedOf(text(15_000));
  const expressions = section.entries.get('expressions')!.value;
  expect(expressions.kind === 'list' && expressions.items.length).toBe(14_999);
});

test('SQL that is too long to run is listed', () => {
  const values = Array.from({ length: 2000 }, (_, i) => `v${i}`).join(', ');
  const quality = `{ metric: invalidValues, mustBeLessOrEqualTo: 5, unit: percent, arguments: { validValues: [${values}] } }`;
  expect(reasonsOf(contractWith(`quality: [${quality}]`))).toEqual(['its SQL would be too long to run']);
  expect(columnOf(`quality: [${quality.replace('5, unit: percent', '5')}]`)).toMatchObject({ in: { violations: 5 } });
});

test('a query that never ends is not followed', () => {
  const long = contractWith(`quality: [{ type: sql, mustBe: 0, query: "${'('.repeat(100_000)}" }]`);
  expect(reasonsOf(long)).toEqual(['the query has more than 4,000 characters']);
});
