// JSON bytes as text, in whatever encoding Python's json.loads would find in them: a config in UTF-16 is loaded like any other.
// https://github.com/python/cpython/blob/main/Lib/json/__init__.py (detect_encoding)
import { BrokenError } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';

/** By the zero bytes among the first four, or a byte order mark. */
function encodingOf(head: Uint8Array): Encoding {
  const [a, b, c, d] = [head[0] ?? 1, head[1] ?? 1, head[2] ?? 1, head[3] ?? 1];
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && head.length > 3 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0) return b === 0 ? 'utf-32' : 'utf-16be';
  if (b === 0) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  return 'utf-8';
}

/** Throws BrokenError for bytes that are no text in it. */
export function decodeJson(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-32') throw new BrokenError('it is JSON in UTF-32, which nobody needs');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new BrokenError(`it is not ${encoding.toUpperCase()}`);
  }
}

/** An object with a key or none, a list of them or of texts, also behind a few numbers; '[1] Smith' and '[section]' are no JSON. */
const START = /^\s*(?:\{\s*["}]|\[\s*(?:\[\s*)*(?:(?:(?:-?\d[\d.eE+-]*|null|true|false)\s*,\s*){0,20}\{\s*["}]|"|\]))/;

const BLANK = /^\s*$/;
/** White space in front of a text that is looked behind. */
const MOST_BLANK = 64 << 20;

/** Whether a source begins as JSON does that could configure something, behind however much white space. */
export function startsAsJson(head: Uint8Array, source: ByteSource): boolean {
  const encoding = encodingOf(head);
  let window = head;
  // Windows hold whole characters of white space in every encoding.
  for (let at = head.length; BLANK.test(textIn(window, encoding)) && at < source.size; at += window.length) {
    // Nobody knows what comes; the reader will say that it is too large.
    if (at > MOST_BLANK) return true;
    window = source.read(at, WINDOW);
  }
  return START.test(textIn(window, encoding));
}

const WINDOW = 1 << 16;

/** Whether bytes begin as JSON does that could configure something. */
export function beginsAsJson(head: Uint8Array): boolean {
  return START.test(textIn(head, encodingOf(head)));
}

const textIn = (bytes: Uint8Array, encoding: Encoding): string =>
  encoding === 'utf-32' ? narrowed(bytes) : new TextDecoder(encoding).decode(bytes);

/** The first characters of UTF-32, as long as they are ASCII. */
function narrowed(head: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 4 <= Math.min(head.length, 256); at += 4) {
    const [a, b, c, d] = head.subarray(at, at + 4) as unknown as [number, number, number, number];
    if (b !== 0 || c !== 0 || (a !== 0 && d !== 0)) break;
    text += String.fromCharCode(a + d);
  }
  return text;
}
