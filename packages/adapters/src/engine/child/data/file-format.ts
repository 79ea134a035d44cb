// Whether a data file is of the format that its name says, by its first and last bytes.
import type { DataFormat, Packing } from '@modelgate/core/data-format';
import { looksLike } from '@modelgate/formats/looks-like';
import { inputFault, type EngineFault } from '../fault.ts';
import { AS_UTF8 } from './utf8.ts';

/** As its first bytes are called. */
const PACKED: Readonly<Record<Packing, string>> = { gz: 'a gzip file', zst: 'a Zstandard file' };

export function checkPacked(named: string, head: Uint8Array, packing: Packing): void {
  const [expected, received] = [PACKED[packing], looksLike(head)];
  if (expected === received) return;
  const hint = 'give the file the ending of its real format';
  throw inputFault({ code: 'input/file-unreadable', named, expected, received, hint });
}

export function isParquet(head: Uint8Array): boolean {
  return looksLike(head) === 'a Parquet file';
}

/** Parquet starts and ends with PAR1; before the last one stands the length of the footer. */
export function checkParquet(named: string, head: Uint8Array, tail: Uint8Array, bytes: number): void {
  const expected = 'a Parquet file';
  if (!isParquet(head))
    throw inputFault({
      code: 'input/file-unreadable',
      named,
      expected,
      received: looksLike(head),
      hint: 'give the file the ending of its real format',
    });
  const end = Buffer.from(tail);
  const whole = bytes >= 12 && end.toString('latin1', 4) === 'PAR1' && end.readUInt32LE(0) + 12 <= bytes;
  if (!whole)
    throw inputFault({
      code: 'input/file-unreadable',
      named,
      expected,
      received: `one that is cut short: ${bytes} bytes without the closing footer`,
      hint: 'fetch or write it again',
    });
}

export function checkText(named: string, head: Uint8Array, format: DataFormat): void {
  const kind = looksLike(head);
  if (kind === 'a text file' || kind === 'JSON text') return;
  throw inputFault({
    code: 'input/file-unreadable',
    named,
    expected: format === 'csv' ? 'comma-separated text in UTF-8' : 'JSON text',
    received: kind,
    ...hintFor(kind),
  });
}

/** The file has no ending of a known format, or the bytes of another one. */
export function unknownFormat(named: string, head: Uint8Array): EngineFault {
  const kind = looksLike(head);
  return inputFault({
    code: 'input/file-unreadable',
    named,
    expected:
      'a file ending in .parquet, .csv, .tsv, .json, .jsonl or .ndjson, those of text perhaps with .gz or .zst behind',
    received: kind,
    ...hintFor(kind),
  });
}

/** What becomes of a file of another kind, by the words for it. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/gzip|Zstandard|bzip2|xz/, 'decompress it first; Parquet is compressed already'],
  [/UTF-16/, AS_UTF8],
  [/^a text file$/, 'give it the ending of its format, such as .csv or .tsv'],
  [/^JSON text$/, 'give it the ending .json or .jsonl'],
  [/Arrow|HDF5|ZIP|NumPy|SQLite|pickle|binary/, 'write the table as Parquet'],
];

function hintFor(kind: string): { readonly hint?: string } {
  const found = HINTS.find(([words]) => words.test(kind));
  return found ? { hint: found[1] } : {};
}
