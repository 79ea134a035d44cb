// CSV and TSV: dialect from the header line, types from every row (a sample would round what comes later), faults by line.
import { closeSync, openSync, readSync } from 'node:fs';
import { listOf, literal, type Database } from '../duck/database.ts';
import { textRows } from '../duck/json.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import type { SourceFile } from './source-file.ts';
import { HOW_TEXT_IS_TYPED } from './typed-text.ts';
import { AS_UTF8, notUtf8, placeInWords } from './utf8.ts';

interface Dialect {
  readonly delimiter: string;
  /** Column names as the header spells them. */
  readonly header: readonly string[];
}

const LONGEST_HEADER = 1 << 20;

/** SQL that reads the file with the types that all its rows have, those apart that hold nothing or one of the texts for what is missing. */
export function readCsv(file: SourceFile, missing: readonly string[]): string {
  const { delimiter, header } = dialectOf(file);
  const nulls = `nullstr = ${listOf(['', ...missing])}`;
  // Else such a column would have no name.
  const names = header.some((name) => missing.includes(name)) ? `, names = ${listOf(header)}` : '';
  return `read_csv(${literal(file.readPath)}, ${shape(delimiter)}, ${nulls}${names}, ${TYPES}, sample_size = -1, hive_partitioning = false)`;
}

/**
 * No booleans: DuckDB takes yes and no, y and n, t and f for them too. No days and times: the word infinity, in a column of days, becomes
 * the first of January 1900, and 24-01-31 a day of the year 24. (typed-text.ts finds both.)
 */
const TYPES = `auto_type_candidates = ['NULL', 'BIGINT', 'DOUBLE', 'VARCHAR']`;

/** All that says how a file is read beside its own bytes: what was read in another way is not the same. */
export const HOW_CSV_IS_READ: string = [shape(','), TYPES, HOW_TEXT_IS_TYPED].join('; ');

function shape(delimiter: string): string {
  return `header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"', comment = '', skip = 0, strict_mode = true, null_padding = false`;
}

export function csvHeader(file: SourceFile): readonly string[] {
  return dialectOf(file).header;
}

function dialectOf(file: SourceFile): Dialect {
  const line = headerLine(file);
  const candidates = file.ending === 'tsv' ? ['\t'] : [',', ';', '\t', '|'];
  const split = candidates.map((delimiter) => ({ delimiter, header: fieldsOf(line, delimiter) }));
  return split.reduce((best, next) => (next.header.length > best.header.length ? next : best));
}

function headerLine({ readPath, named }: SourceFile): string {
  const file = openSync(readPath, 'r');
  const buffer = Buffer.alloc(LONGEST_HEADER);
  const size = readSync(file, buffer, 0, LONGEST_HEADER, 0);
  closeSync(file);
  const text = buffer.toString('utf8', 0, size).replace(/^\uFEFF/, '');
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)![0];
  if (line.length >= LONGEST_HEADER / 2)
    throw inputFault({
      code: 'input/file-unreadable',
      named,
      expected: 'a header line with column names',
      received: 'a first line of more than 512 kB',
    });
  return line;
}

function fieldsOf(line: string, delimiter: string): string[] {
  const fields: string[] = [''];
  let inQuotes = false;
  for (const char of line) {
    if (char === '"') inQuotes = !inQuotes;
    if (char === delimiter && !inQuotes) fields.push('');
    else fields[fields.length - 1] += char;
  }
  return fields.map((field) => (/^".*"$/s.test(field) ? field.slice(1, -1).replaceAll('""', '"') : field));
}

const TOO_LONG = 'LINE SIZE OVER MAXIMUM';
const NO_SUCH_LIMIT = 'write the table as Parquet, where a value may be longer';

const KINDS: Readonly<Record<string, string>> = {
  'TOO MANY COLUMNS': 'more fields than the header has',
  'MISSING COLUMNS': 'fewer fields than the header has',
  'UNQUOTED VALUE': 'a quote that is not closed',
  [TOO_LONG]: 'a longer line than 2 MB',
  'INVALID ENCODING': 'bytes that are not UTF-8',
};

/** Why a file could not be read: the first broken line and how many there are, never what stands in it. */
export async function explainCsv(database: Database, file: SourceFile, cause: unknown): Promise<EngineFault> {
  const expected = 'comma-separated text in UTF-8 with a header, every line with as many fields';
  const bytes = notUtf8(file.readPath);
  const { received, hint } = bytes ? { received: bytes, hint: AS_UTF8 } : await brokenLines(database, file);
  return inputFault({ code: 'input/file-unreadable', named: file.named, expected, received, hint }, cause);
}

interface Broken {
  readonly received: string;
  readonly hint: string;
}

const REPAIR = 'repair these lines, or write the file again with quotes around text';

async function brokenLines(database: Database, file: SourceFile): Promise<Broken> {
  const { delimiter, header } = dialectOf(file);
  const columns = header.map((_, i) => `${literal(`c${i}`)}: 'VARCHAR'`).join(', ');
  const all = `read_csv(${literal(file.readPath)}, ${shape(delimiter)}, auto_detect = false, columns = {${columns}}, store_rejects = true)`;
  // Broken lines are listed in a temporary table, which only the connection that read them sees.
  const list =
    'select line, error_type, (select count(distinct line) from reject_errors), line_byte_position, (select n from counted) from reject_errors';
  const found = await database
    .session(async (session) => {
      await session.run(`create temp table counted as select count(*) as n from ${all}`);
      return textRows(session, { text: `${list} order by line limit 1`, values: [] });
    })
    .catch(() => []);
  const [first] = found;
  if (!first) return { received: 'text that cannot be split into columns', hint: REPAIR };
  const [line, kind, count, byte, whole] = first;
  const more = Number(count) > 1 ? `, and ${Number(count) - 1} more broken line${Number(count) > 2 ? 's' : ''}` : '';
  const place = placeInWords({ line: Number(line), byte: Number(byte) - 1 });
  const hint = kind === TOO_LONG ? NO_SUCH_LIMIT : Number(count) > Number(whole) ? otherHeader(header.length) : REPAIR;
  return { received: `${place} with ${KINDS[kind!] ?? 'a fault'}${more}`, hint };
}

/** Where most lines are broken, the header is. */
function otherHeader(fields: number): string {
  const splits = fields === 1 ? '1 field' : `${fields} fields`;
  return `look at the first line: it must name the columns, and splits into ${splits}; a comment or title above it, or quotes other than ", would do that`;
}
