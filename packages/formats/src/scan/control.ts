// Control characters, which no text has.

/** By byte: 1 for C0 controls other than tab, line feed, form feed and carriage return, and for DEL. */
const CONTROLS = Uint8Array.from({ length: 256 }, (_, c) => Number(isControl(c)));

export function isControl(c: number): boolean {
  return (c < 32 && c !== 9 && c !== 10 && c !== 12 && c !== 13) || c === 127;
}

/** An index is several times as fast as an iterator or a callback, and every text is looked through. */
export function hasControl(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += 1) if (CONTROLS[bytes[i]!] === 1) return true;
  return false;
}
