// Text columns of a staged CSV file that hold nothing but truth values, or times as ISO 8601 writes them: DuckDB's reader takes other
// spellings for these too, or only one of them.
import { literal, type Database } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { quoted } from '../duck/quoted.ts';

/** A column, and the SQL that makes its texts what they spell. */
export interface TypedColumn {
  readonly name: string;
  readonly as: string;
}

const BOOLEANS = "'true', 'false', 'True', 'False', 'TRUE', 'FALSE'";

/** 2024-01-31T10:00:00.5; with a zone it becomes UTC. Some with one and some without are no times of one clock. */
const TIME = '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6}0*)?)?';
const ZONE = '(Z|[+-][0-9]{2}(:?[0-9]{2})?)';

export const HOW_TEXT_IS_TYPED: string = [BOOLEANS, TIME, ZONE].join('; ');

const startsLikeTime = new RegExp(`^${TIME}`);

export async function typedColumns(database: Database, staged: string): Promise<readonly TypedColumn[]> {
  const table = `read_parquet(${literal(staged)})`;
  const texts = await textRows(database, {
    text: `select column_name from (describe select * from ${table}) where column_type = 'VARCHAR'`,
    values: [],
  });
  if (texts.length === 0) return [];
  const names = texts.map(([name]) => name!);
  const looks = names.map(quoted).map((column) => `${isBoolean(column)}, any_value(${column})`);
  const found = await oneRow(database, `select ${looks.join(', ')} from ${table}`);
  const booleans = names.filter((_, i) => found[2 * i] === 'true');
  const times = await timesAmong(
    database,
    table,
    names.filter((_, i) => startsLikeTime.test(found[2 * i + 1]!)),
  );
  return [...booleans.map((name) => ({ name, as: `cast(${quoted(name)} as boolean)` })), ...times];
}

/** Matching takes long; so only columns are looked at of which one value is a time. */
async function timesAmong(
  database: Database,
  table: string,
  names: readonly string[],
): Promise<readonly TypedColumn[]> {
  if (names.length === 0) return [];
  const looks = names.map(quoted).map((column) => `${areTimes(column, TIME)}, ${areTimes(column, TIME + ZONE)}`);
  const found = await oneRow(database, `select ${looks.join(', ')} from ${table}`);
  return names.flatMap((name, i) => {
    if (found[2 * i] === 'true') return [{ name, as: `cast(${quoted(name)} as timestamp)` }];
    return found[2 * i + 1] === 'true' ? [{ name, as: inUtc(quoted(name)) }] : [];
  });
}

/** By its microseconds: a cast goes by the time zone of the machine. */
function inUtc(column: string): string {
  return `make_timestamp(epoch_us(cast(${column} as timestamptz)))`;
}

/** The 31st of February is none. */
function areTimes(column: string, pattern: string): string {
  const spelled = `bool_and(regexp_full_match(${column}, ${literal(pattern)}))`;
  return `${spelled} and count(try_cast(${column} as timestamptz)) = count(${column})`;
}

function isBoolean(column: string): string {
  return `count(${column}) > 0 and bool_and(${column} in (${BOOLEANS}))`;
}

async function oneRow(database: Database, text: string): Promise<readonly string[]> {
  const [row] = await textRows(database, { text, values: [] });
  return row!;
}
