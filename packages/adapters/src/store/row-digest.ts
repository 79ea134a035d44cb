// A keyed digest of a row: equal rows have equal digests, and without the key nobody can test which row has a given digest.
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

/** Keys derived from the user's key, which itself is not passed on. */
export interface RowKey {
  /** 64 hexadecimal digits, for digests of rows. */
  readonly rows: string;
  /** The key that seals what is kept beside the digests. */
  readonly seal: string;
  /** A name for the key, so that what was kept under another key is not found. */
  readonly name: string;
}

export function rowKey(secret: string): RowKey {
  const derived = (purpose: string): string => createHmac('sha256', secret).update(purpose).digest('hex');
  return { rows: derived('rows'), seal: derived('seal'), name: derived('name').slice(0, 16) };
}

/** The store's key for a training set: its digest, and the columns that rows are compared by. */
export function keyOfRows(digest: string, features: Features, key: RowKey): string {
  const named = sorted(features).map((column) => [column.name, kind(column)]);
  const about = createHash('sha256').update(canonicalJson(named)).digest('hex');
  return canonicalJson({ table: 'rows/v1', digest, about, key: key.name });
}

/**
 * 64 bits of SHA-256(key, row), the row being JSON. Among 10¹³ pairs of different rows a collision has a probability of 1 in two million. The
 * key fills a block of its own, and since the hash is truncated, no length extension is possible. The key stands in the SQL text, because an
 * extract has no bound values; it consists of hexadecimal digits only.
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

/** The kind of a column; within a kind equal values have the same text, whatever their type. */
function kind(column: Column): string {
  if (column.type === 'TIMESTAMP WITH TIME ZONE') return 'instant';
  const known = kindOf(column);
  if (known === 'other') return column.type;
  return { integer: 'number', number: 'number', date: 'time', timestamp: 'time', text: 'text', boolean: 'boolean' }[
    known
  ];
}

/** SQL for a column's value as text; NULL where there is none. */
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
