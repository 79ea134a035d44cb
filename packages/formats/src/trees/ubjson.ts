// Universal Binary JSON, as XGBoost writes its models: values of fixed kinds, nothing that could act. Recognised only where the
// whole of it is well made. https://ubjson.org/type-reference/
import { openCursor, type Cursor } from '../scan/cursor.ts';
import { BrokenError, BudgetError, type ReadContext, type Reader } from '../scan/reader.ts';

/** Bytes of a number, by its letter. */
const NUMBERS: Readonly<Record<string, number>> = { i: 1, U: 1, I: 2, l: 4, L: 8, d: 4, D: 8, C: 1, T: 0, F: 0, Z: 0 };
const INTEGERS = 'iUIlL';
const DEEPEST = 100;
const LONGEST_KEY = 1 << 16;

export const ubjsonReader: Reader = {
  format: 'ubjson',
  recognises: (head) => head[0] === 0x7b && INTEGERS.includes(String.fromCharCode(head[1] ?? 0)) && head.length > 4,
  read(source, { budget }) {
    const cursor = openCursor(source);
    readWhole(cursor, budget);
    if (cursor.left === 0) return { treatment: { kind: 'inert' } };
    const detail = `${cursor.left} bytes follow its end`;
    return { treatment: { kind: 'inert' }, anomalies: [{ code: 'trailing-bytes', detail, offset: cursor.at }] };
  },
};

/** What is open: a list or map, and how many values it still has where it said so. */
interface Open {
  readonly map: boolean;
  left: number | undefined;
}

function readWhole(cursor: Cursor, budget: ReadContext['budget']): void {
  const open: Open[] = [];
  let steps = 0;
  do {
    if (++steps % 4096 === 0) budget.tick();
    const inner = open.at(-1);
    if (inner && closes(cursor, inner)) open.pop();
    else {
      if (inner?.map) cursor.skip(count(cursor, letter(cursor), LONGEST_KEY));
      const begun = readValue(cursor, letter(cursor));
      if (begun && open.push(begun) > DEEPEST) throw new BudgetError(`it is nested more than ${DEEPEST} deep`);
    }
  } while (open.length > 0);
}

const letter = (cursor: Cursor): string => String.fromCharCode(cursor.u8());

/** At its bracket, or after the number of values that it said. */
function closes(cursor: Cursor, inner: Open): boolean {
  if (inner.left !== undefined) return inner.left-- === 0;
  const c = letter(cursor);
  if (c === (inner.map ? '}' : ']')) return true;
  cursor.seek(cursor.at - 1);
  return false;
}

/** Goes over a value; a list or map is opened. */
function readValue(cursor: Cursor, kind: string): Open | undefined {
  const bytes = NUMBERS[kind];
  if (bytes !== undefined) cursor.skip(bytes);
  else if (kind === 'S' || kind === 'H') cursor.skip(count(cursor, letter(cursor)));
  else if (kind === '[' || kind === '{') return begin(cursor, kind === '{');
  else if (kind !== 'N') throw new BrokenError('it has a value of an unknown kind');
  return undefined;
}

/** '$' a type for all values, '#' their number. */
function begin(cursor: Cursor, map: boolean): Open | undefined {
  let c = letter(cursor);
  const type = c === '$' ? letter(cursor) : undefined;
  if (type !== undefined) c = letter(cursor);
  if (c !== '#') {
    if (type !== undefined) throw new BrokenError('a list has a type and no length');
    cursor.seek(cursor.at - 1);
    return { map, left: undefined };
  }
  const values = count(cursor, letter(cursor));
  const bytes = type === undefined ? undefined : NUMBERS[type];
  if (type === undefined) return { map, left: values };
  if (map || bytes === undefined) throw new BrokenError('a list is of a type that it cannot have');
  cursor.skip(values * bytes);
  return undefined;
}

/** A whole number from 0; never more than there are bytes left. */
function count(cursor: Cursor, kind: string, most: number = cursor.left): number {
  if (!INTEGERS.includes(kind)) throw new BrokenError('a length is no whole number');
  const n = cursor.uint(NUMBERS[kind]!, true);
  if (n > most) throw new BrokenError('a length is more than the file has');
  return n;
}
