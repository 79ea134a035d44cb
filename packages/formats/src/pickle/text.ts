// Python's ways to write text in bytes.

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const utf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Each byte as the character of its number. */
export function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** \uXXXX and \UXXXXXXXX after an odd number of backslashes (raw_unicode_escape). */
export function rawUnicodeEscapes(text: string): string {
  return text.replace(/(\\+)(u[\da-fA-F]{4}|U[\da-fA-F]{8})/g, (whole, slashes: string, escape: string) => {
    if (slashes.length % 2 === 0) return whole;
    return `${slashes.slice(1)}${character(Number.parseInt(escape.slice(1), 16))}`;
  });
}

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

const single: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The escapes of a bytes literal; unknown ones stay as they are. */
export function pythonEscapes(text: string): string {
  return text.replace(/\\(x[\da-fA-F]{2}|[0-7]{1,3}|[\s\S])/g, (whole, escape: string) => {
    if (escape.length === 3 && escape.startsWith('x')) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    if (/^[0-7]+$/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8) & 0xff);
    return single[escape] ?? whole;
  });
}
