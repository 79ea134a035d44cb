// Rows as JSON values. Types without a JSON twin are cast in SQL, so that only numbers, booleans and text are read.
import type { Json, Row, Sql } from '@modelgate/core';
import { DUCK } from './bindings.ts';
import type { Queryable } from './database.ts';
import type { Chunk, Rows } from './rows.ts';
import { halvesOf, isNumeric, isValid, numbersOf, stringsOf, type Column } from './vector.ts';

const NESTED: ReadonlySet<number> = new Set([DUCK.LIST, DUCK.ARRAY, DUCK.STRUCT, DUCK.MAP, DUCK.UNION]);

/** All rows of a statement. Integers beyond 2^53, NaN and infinities come as text. */
export async function jsonRows(database: Queryable, statement: Sql): Promise<Row[]> {
  const plain = await database.query(statement);
  const types = plain.types;
  if (types.every(isRead)) return allRows(database, plain, types);
  plain.close();
  const names = types.map((_, i) => `c${i}`);
  const casts = types.map((type, i) => (isRead(type) ? names[i]! : castOf(type, names[i]!)));
  const text = `select ${casts.join(', ')} from (${statement.text}) as t(${names.join(', ')})`;
  return allRows(database, await database.query({ text, values: statement.values }), types);
}

async function allRows(database: Queryable, rows: Rows, types: readonly number[]): Promise<Row[]> {
  const out: Row[] = [];
  for (let chunk = await rows.next(); chunk; chunk = await rows.next()) addRows(out, database, chunk, types);
  return out;
}

/** All rows with every value as text; NULL is ''. */
export async function textRows(database: Queryable, statement: Sql): Promise<string[][]> {
  const rows = await jsonRows(database, statement);
  return rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value))),
  );
}

function isRead(type: number): boolean {
  return isNumeric(type) || type === DUCK.VARCHAR || type === DUCK.HUGEINT;
}

function castOf(type: number, name: string): string {
  if (type === DUCK.DECIMAL) return `cast(${name} as double)`;
  return NESTED.has(type) ? `cast(to_json(${name}) as varchar)` : `cast(${name} as varchar)`;
}

function addRows(out: Row[], { duck }: Queryable, chunk: Chunk, types: readonly number[]): void {
  const readers = chunk.columns.map((column, i) => readerOf(column, types[i]!));
  for (let row = 0; row < chunk.rows; row++) out.push(readers.map((read) => read(row)));

  function readerOf(column: Column, type: number): (row: number) => Json {
    const read = valueReader(column, type);
    return (row) => (isValid(column, row) ? read(row) : null);
  }

  function valueReader(column: Column, type: number): (row: number) => Json {
    if (column.type === DUCK.VARCHAR) return textReader(stringsOf(duck, column), type);
    if (column.type === DUCK.HUGEINT) return hugeReader(halvesOf(duck, { ...column, rows: column.rows * 2 }));
    return numberReader(numbersOf(duck, column), type);
  }
}

/** 128 bits as four of 32, lowest first. */
function hugeReader(words: Uint32Array): (row: number) => Json {
  return (row) => {
    const value = [3, 2, 1, 0].reduce((sum, k) => (sum << 32n) | BigInt(words[4 * row + k]!), 0n);
    return exact(BigInt.asIntN(128, value));
  };
}

function textReader(text: (row: number) => string, type: number): (row: number) => Json {
  if (type === DUCK.UHUGEINT) return (row) => exact(BigInt(text(row)));
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- DuckDB's own to_json wrote it
  if (NESTED.has(type)) return (row) => JSON.parse(text(row)) as Json;
  return text;
}

function numberReader(numbers: ReturnType<typeof numbersOf>, type: number): (row: number) => Json {
  if (type === DUCK.BOOLEAN) return (row) => numbers[row] === 1;
  return (row) => {
    const value = numbers[row]!;
    if (typeof value === 'bigint') return exact(value);
    return Number.isFinite(value) ? value : String(value);
  };
}

function exact(value: bigint): Json {
  return BigInt.asIntN(54, value) === value ? Number(value) : value.toString();
}
