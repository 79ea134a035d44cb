// Texts that are small enough to be configs and templates.
import { hasControl } from '../scan/control.ts';
import type { ByteSource } from '../scan/source.ts';

/** Whether bytes may begin a UTF-8 text: no control characters that none has. */
export function mayBeText(head: Uint8Array): boolean {
  const known = plain.get(head) ?? !hasControl(head);
  plain.set(head, known);
  return known;
}

/** Every reader of texts asks about the same head. */
const plain = new WeakMap<Uint8Array, boolean>();

/** What a byte order mark says; UTF-8 without any. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Begins with a byte order mark of UTF-16. */
export const isWide = (head: Uint8Array): boolean => encodingOf(head) !== 'utf-8';

/** What ends a line of YAML 1.1, as PyYAML reads it; later parsers know the first two only. */
export const YAML_BREAK: RegExp = /\r\n?|[\n\u0085\u2028\u2029]/g;

/** The whole text; undefined where it is larger, or none. */
export function textUpTo(source: ByteSource, most: number): string | undefined {
  if (source.size > most) return undefined;
  try {
    return new TextDecoder(encodingOf(source.read(0, 2)), { fatal: true }).decode(source.read(0, source.size));
  } catch {
    return undefined;
  }
}

const WINDOW = 1 << 20;

/** Whether one of some ASCII words stands in a source, in UTF-8 or UTF-16; looked for in windows that overlap. */
export function holdsAny(
  source: ByteSource,
  asciiWords: readonly string[],
  tick: () => void = () => undefined,
): boolean {
  const words = isWide(source.read(0, 2)) ? asciiWords.map((word) => Array.from(word).join('\0')) : asciiWords;
  for (let at = 0; at < source.size; at += WINDOW) {
    tick();
    const { buffer, byteOffset, byteLength } = source.read(at, WINDOW + 64);
    const window = Buffer.from(buffer, byteOffset, byteLength);
    if (words.some((word) => window.includes(word, 0, 'latin1'))) return true;
  }
  return false;
}
