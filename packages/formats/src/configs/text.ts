// Texts that are small enough to be configs and templates.
import type { ByteSource } from '../scan/source.ts';

/** Whether bytes may begin a UTF-8 text: no control characters that none has. */
export function mayBeText(head: Uint8Array): boolean {
  return head.every((byte) =>
    byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d,
  );
}

/** The whole text; undefined where it is larger, or not UTF-8. */
export function textUpTo(source: ByteSource, most: number): string | undefined {
  if (source.size > most) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(source.read(0, source.size));
  } catch {
    return undefined;
  }
}

const WINDOW = 1 << 20;

/** Whether one of some ASCII words stands in a source; looked for in windows that overlap. */
export function holdsAny(source: ByteSource, words: readonly string[], tick: () => void): boolean {
  for (let at = 0; at < source.size; at += WINDOW) {
    tick();
    const window = Buffer.from(source.read(at, WINDOW + 64));
    if (words.some((word) => window.includes(word, 0, 'latin1'))) return true;
  }
  return false;
}
