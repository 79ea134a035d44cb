// The markup of an XML text that may mean something, through a window. No attribute may hold a '<': each one outside of comments, CDATA and
// instructions begins a tag or a declaration, so that all other tags are passed over without a look at them.
import { BrokenError, BudgetError } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

const WINDOW = 1 << 20;
/** Of a tag, a comment or a declaration. */
const LONGEST = 8 << 20;
/** Letters that tell what begins. */
const TELLING = 256;

/** What holds no markup, and how it ends. */
const OTHERS: readonly (readonly [begins: string, ends: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

const TAG = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/;
/** What may hold brackets of a document type, and how it ends; and the brackets. */
const IN_TYPE = /<!--|<\?|["'[\]>]/g;
const CLOSING: Readonly<Record<string, string>> = { '<!--': '-->', '<?': '?>', '"': '"', "'": "'" };

/** Behind its last bracket. In the list of declarations others may end. */
function typeAt(text: string, from: number): string | undefined {
  if (!text.startsWith('<!DOCTYPE', from)) return undefined;
  let inList = false;
  IN_TYPE.lastIndex = from + 9;
  for (let found = IN_TYPE.exec(text); found !== null; found = IN_TYPE.exec(text)) {
    const [bracket] = found;
    const closing = CLOSING[bracket];
    const end = closing === undefined ? found.index : text.indexOf(closing, IN_TYPE.lastIndex);
    if (end < 0) return undefined;
    if (closing !== undefined) IN_TYPE.lastIndex = end + closing.length;
    else if (bracket !== '>') inList = bracket === '[';
    else if (!inList) return text.slice(from, end + 1);
  }
  return undefined;
}

/** Tags whose names are wanted, with any prefix, and every declaration; in Latin-1. */
export function* markupOf(source: ByteSource, wanted: RegExp, tick: () => void): Iterable<string> {
  let text = '';
  for (let at = 0; at < source.size; at += WINDOW) {
    tick();
    text += latin1(source.read(at, WINDOW));
    // What begins close to the end may be told only with the next window.
    const before = at + WINDOW >= source.size ? text.length : text.length - TELLING;
    let from = text.indexOf('<');
    while (from >= 0 && from < before) {
      const { end, piece } = pieceAt(text, from, wanted);
      if (end === undefined) break;
      if (piece !== undefined) yield piece;
      from = text.indexOf('<', end);
    }
    text = from < 0 ? '' : text.slice(from);
    if (text.length > LONGEST) throw new BudgetError(`a piece of its markup is longer than ${LONGEST} bytes`);
  }
  if (text !== '') throw new BrokenError('it ends within its markup');
}

/** Where the markup at a place ends, and the markup itself where it is wanted; no end where the text ends before. */
function pieceAt(text: string, from: number, wanted: RegExp): { readonly end?: number; readonly piece?: string } {
  for (const [begins, ends] of OTHERS) {
    if (!text.startsWith(begins, from)) continue;
    const end = text.indexOf(ends, from + begins.length);
    return end < 0 ? {} : { end: end + ends.length };
  }
  const isDeclaration = text.startsWith('<!', from);
  wanted.lastIndex = from;
  if (!isDeclaration && !wanted.test(text)) {
    const end = text.indexOf('>', from);
    return end < 0 ? {} : { end: from + 1 };
  }
  const piece = isDeclaration ? typeAt(text, from) : TAG.exec(text.slice(from, from + LONGEST))?.[0];
  return piece === undefined ? {} : { end: from + piece.length, piece };
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
