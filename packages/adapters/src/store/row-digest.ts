// A row as one number under a key: equal rows have the same, and without the key nobody can try which row has it.
import { createHash, createHmac } from 'node:crypto';
import {
  canonicalJson,
  canonicalName,
  id,
  joinSql,
  kindOf,
  sql,
  type Column,
  type Features,
  type Sql,
} from '@modelgate/core';

/** What is made of the user's key. The key itself goes nowhere. */
export interface RowKey {
  /** 64 hexadecimal digits, for digests of rows. */
  readonly rows: string;
  /** For what is kept beside them. */
  readonly seal: string;
  /** Tells keys apart; what was kept under another one is not found. */
  readonly name: string;
}

export function rowKey(secret: string): RowKey {
  const derived = (purpose: string): string => createHmac('sha256', secret).update(purpose).digest('hex');
  return { rows: derived('rows'), seal: derived('seal'), name: derived('name').slice(0, 16) };
}

/** The key of what is kept of a training set: its bytes, and by which columns its rows are compared. */
export function keyOfRows(digest: string, features: Features, key: RowKey): string {
  const named = sorted(features).map((column) => [column.name, kind(column)]);
  const about = createHash('sha256').update(canonicalJson(named)).digest('hex');
  return canonicalJson({ table: 'rows/v1', digest, about, key: key.name });
}

/**
 * 64 bits of SHA-256(key, row), the row being JSON: of 10¹³ pairs of different rows one is taken for equal once in two million times. The
 * key fills a block of its own, and what is left out of the hash leaves no way to lengthen the row. It stands in the text, since an extract
 * has no bound values, and is made of digits only.
 */
export function rowDigest(features: Features, { rows }: RowKey): Sql {
  const cells = joinSql(sorted(features).map(textOf), ', ');
  const key: Sql = { text: `'${rows}'`, values: [] };
  const hashed = sql`sha256(${key} || cast(to_json(list_value(${cells})) as varchar))`;
  return sql`cast(${word('0x')} || substr(${hashed}, ${whole(1)}, ${whole(16)}) as ubigint)`;
}

function word(text: string): Sql {
  return { text: `'${text}'`, values: [] };
}

function whole(n: number): Sql {
  return { text: String(n), values: [] };
}

function sorted(features: Features): Features {
  return features.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Columns of one kind have the same text for the same value, whatever type they are stored in. */
function kind(column: Column): string {
  if (column.type === 'TIMESTAMP WITH TIME ZONE') return 'instant';
  const known = kindOf(column);
  if (known === 'other') return column.type;
  return { integer: 'number', number: 'number', date: 'time', timestamp: 'time', text: 'text', boolean: 'boolean' }[
    known
  ];
}

/** NULL where there is no value. */
function textOf(column: Column): Sql {
  const x = sql`${id(column.name)}`;
  switch (kind(column)) {
    case 'instant':
      return sql`cast(epoch_us(${x}) as varchar)`;
    case 'time':
      return sql`cast(cast(${x} as timestamp) as varchar)`;
    case 'number':
      return sql`case when not isnan(cast(${x} as double)) then ${canonicalName(column)} end`;
    default:
      return canonicalName(column);
  }
}
