// Text columns of a staged file that hold nothing but truth values, or days or times as ISO 8601 writes them: DuckDB's reader takes
// other spellings for these too, or only one of them.
import { literal, type Database } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { quoted } from '../duck/quoted.ts';

/** A column, and the SQL that makes its texts what they spell. */
export interface TypedColumn {
  readonly name: string;
  readonly as: string;
}

const BOOLEANS = "'true', 'false', 'True', 'False', 'TRUE', 'FALSE'";

const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}';

/** 2024-01-31T10:00:00.5; with a zone it becomes UTC. Some with one and some without are no times of one clock. */
const TIME = `${DAY}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6}0*)?)?`;
const ZONE = '(Z|[+-][0-9]{2}(:?[0-9]{2})?)';

export const HOW_TEXT_IS_TYPED: string = [BOOLEANS, DAY, TIME, ZONE].join('; ');

/** How days and times are spelled, and the type whose values they all are: the 31st of February is none. */
const SPELLINGS = [
  { pattern: DAY, type: 'date', as: (column: string) => `cast(${column} as date)` },
  { pattern: TIME, type: 'timestamp', as: (column: string) => `cast(${column} as timestamp)` },
  { pattern: TIME + ZONE, type: 'timestamptz', as: inUtc },
] as const;

/** JSON has truth values of its own: its texts are none. */
export type WhichTypes = 'days' | 'days and booleans';

export async function typedColumns(
  database: Database,
  staged: string,
  which: WhichTypes,
): Promise<readonly TypedColumn[]> {
  const table = `read_parquet(${literal(staged)})`;
  const texts = await textRows(database, {
    text: `select column_name from (describe select * from ${table}) where column_type = 'VARCHAR'`,
    values: [],
  });
  if (texts.length === 0) return [];
  const names = texts.map(([name]) => name!);
  const looks = names.map(quoted).map((column) => `${isBoolean(column)}, any_value(${column})`);
  const found = await oneRow(database, `select ${looks.join(', ')} from ${table}`);
  const booleans = names.filter((_, i) => which === 'days and booleans' && found[2 * i] === 'true');
  const times = names.flatMap((name, i) => {
    const spelling = SPELLINGS.find(({ pattern }) => new RegExp(`^${pattern}$`).test(found[2 * i + 1]!));
    return spelling ? [{ name, spelling }] : [];
  });
  return [
    ...booleans.map((name) => ({ name, as: `cast(${quoted(name)} as boolean)` })),
    ...(await spelledAlike(database, table, times)),
  ];
}

interface Spelled {
  readonly name: string;
  /** Of one of its values. */
  readonly spelling: (typeof SPELLINGS)[number];
}

/** Matching takes long; so only columns are looked at of which one value is a day or a time, and for its spelling alone. */
async function spelledAlike(
  database: Database,
  table: string,
  columns: readonly Spelled[],
): Promise<readonly TypedColumn[]> {
  if (columns.length === 0) return [];
  const looks = columns.map(({ name, spelling: { pattern, type } }) => {
    const column = quoted(name);
    const spelled = `bool_and(regexp_full_match(${column}, ${literal(pattern)}))`;
    return `${spelled} and count(try_cast(${column} as ${type})) = count(${column})`;
  });
  const found = await oneRow(database, `select ${looks.join(', ')} from ${table}`);
  return columns
    .filter((_, i) => found[i] === 'true')
    .map(({ name, spelling }) => ({ name, as: spelling.as(quoted(name)) }));
}

/** By its microseconds: a cast goes by the time zone of the machine. */
function inUtc(column: string): string {
  return `make_timestamp(epoch_us(cast(${column} as timestamptz)))`;
}

function isBoolean(column: string): string {
  return `count(${column}) > 0 and bool_and(${column} in (${BOOLEANS}))`;
}

async function oneRow(database: Database, text: string): Promise<readonly string[]> {
  const [row] = await textRows(database, { text, values: [] });
  return row!;
}
