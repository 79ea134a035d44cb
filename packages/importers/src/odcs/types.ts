// logicalType: the type of a column in the policy's words, and of a struct's field as a type of DuckDB.
import type { MapNode } from '@modelgate/core/source';
import type { Demanded } from '../section.ts';
import { list, scalar } from '../section.ts';
import { labelOf, valueOf, violating, type Column, type LogicalType } from './column.ts';
import { aText, take, type Found, type Reading } from './reading.ts';

const integers = ['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'HUGEINT'];
const wholeNumbers = [...integers, ...integers.map((name) => `U${name}`)];
const timestamps = ['TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS', 'TIMESTAMP WITH TIME ZONE'];

interface Type {
  /** The policy's word under `type`; absent where it has none. */
  readonly word?: string;
  /** SQL that tests DuckDB's name of a type. */
  readonly is: (name: string) => string;
}

const oneOf =
  (names: readonly string[]) =>
  (name: string): string =>
    `${name} in (${names.map((each) => `'${each}'`).join(', ')})`;

export const types: Readonly<Record<LogicalType, Type>> = {
  string: { word: 'string', is: (name) => `(${name} = 'VARCHAR' or starts_with(${name}, 'ENUM('))` },
  integer: { word: 'integer', is: oneOf(wholeNumbers) },
  number: {
    word: 'number',
    is: (name) => `(${oneOf([...wholeNumbers, 'FLOAT', 'DOUBLE'])(name)} or starts_with(${name}, 'DECIMAL('))`,
  },
  boolean: { word: 'boolean', is: oneOf(['BOOLEAN']) },
  date: { word: 'date', is: oneOf(['DATE']) },
  timestamp: { word: 'timestamp', is: oneOf(timestamps) },
  time: { word: 'TIME', is: oneOf(['TIME']) },
  object: { is: (name) => `starts_with(${name}, 'STRUCT(')` },
  array: { is: (name) => `ends_with(${name}, ']')` },
  map: { is: (name) => `starts_with(${name}, 'MAP(')` },
  vector: { is: (name) => `ends_with(${name}, ']')` },
};

const since3_2: ReadonlySet<LogicalType> = new Set(['map', 'vector']);

/** Those of a version of the standard. */
export function logicalTypesOf({ version }: Reading): readonly LogicalType[] {
  const all = Object.keys(types) as readonly LogicalType[];
  return version === '3.2' ? all : all.filter((type) => !since3_2.has(type));
}

/** The demand that the column has its logical type. In v3.0 `date` is any date or time; its `format` says which. */
export function typeWanted(
  column: Column,
  at: Found<string>,
  property: MapNode,
  reading: Reading,
): readonly Demanded[] {
  if (column.type === undefined) return [];
  const words = column.type === 'date' && reading.version === '3.0' ? dateWords(property, reading) : [column.type];
  const name = `${labelOf(column)}: type ${words.join(' or ')}`;
  const typeName = `typeof(${valueOf(column)})`;
  const sql = `not (${words.map((word) => types[word].is(typeName)).join(' or ')})`;
  const asSql = violating({ name, sql, keyAt: at.keyAt });
  const own = words.map((word) => types[word].word).filter((word) => word !== undefined);
  if (column.fields.length > 0 || own.length === 0) return [asSql];
  const [only, ...more] = own.map((word) => scalar(word, at.at));
  const value = more.length === 0 ? only! : list([only!, ...more], at.at);
  return [{ path: ['columns', column.name, 'type'], keyAt: at.keyAt, value, otherwise: asSql }];
}

/** Letters of java.time.format.DateTimeFormatter that stand for parts of a time, and for parts of a date. */
const partsOfDay = /[aABhHkKmsSnNIO]/;
const partsOfDate = /[GuyDMLdQqYwWEecF]/;

function dateWords(property: MapNode, reading: Reading): readonly LogicalType[] {
  const options = property.entries.get('logicalTypeOptions')?.value;
  const format = options?.kind === 'map' ? take(options, 'format', aText, { ...reading, problems: [] }) : undefined;
  if (format === undefined) return ['date', 'timestamp'];
  const letters = format.is.replaceAll(/'[^']*'/g, '').replaceAll('T', '');
  if (!partsOfDay.test(letters)) return ['date'];
  return partsOfDate.test(letters) ? ['timestamp'] : ['time'];
}
