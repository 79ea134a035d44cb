// Text: UTF-8, or UTF-16 with a byte order mark, without control characters. Loading runs nothing of it.
import { TextDecoder } from 'node:util';
import { endingOf } from '../scan/families.ts';
import { startsWith } from '../scan/after.ts';
import { hasControl, isControl } from '../scan/control.ts';
import type { Budget, Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

const WINDOW = 1 << 20;
/** JSON of more bytes is only called text. */
const LARGEST_JSON = 1 << 20;

export const textReader: Reader = {
  format: 'text',
  fallback: true,
  recognises: (head) => isText(head, decoderFor(head), true),
  read(source, { budget, name }) {
    const bad = notTextAt(source, budget);
    if (bad === undefined) return { format: labelOf(source, name), treatment: { kind: 'inert' } };
    const reason = `it begins like text and is none after byte ${bad}`;
    return { format: 'unknown', treatment: { kind: 'not-evaluated', why: 'unknown-format', reason } };
  },
};

/** The start of the first window that is not text; undefined where all are. */
function notTextAt(source: ByteSource, budget: Budget): number | undefined {
  const decoder = decoderFor(source.read(0, 4));
  for (let at = 0; at < source.size; at += WINDOW) {
    budget.tick();
    if (!isText(source.read(at, WINDOW), decoder, at + WINDOW < source.size)) return at;
  }
  return undefined;
}

function decoderFor(head: Uint8Array): TextDecoder {
  const encoding = startsWith(head, '\xff\xfe') ? 'utf-16le' : startsWith(head, '\xfe\xff') ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

/** `more`: the bytes may end within a character. */
function isText(bytes: Uint8Array, decoder: TextDecoder, more: boolean): boolean {
  if (decoder.encoding === 'utf-8') return !hasControl(bytes) && decodes(bytes, decoder, more) !== undefined;
  const text = decodes(bytes, decoder, more);
  return text !== undefined && !Array.prototype.some.call(text, (c: string) => isControl(c.charCodeAt(0)));
}

function decodes(bytes: Uint8Array, decoder: TextDecoder, more: boolean): string | undefined {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch {
    return undefined;
  }
}

const labels: Readonly<Record<string, string>> = {
  csv: 'csv',
  tsv: 'csv',
  yaml: 'yaml',
  yml: 'yaml',
  ...Object.fromEntries(
    ['py', 'js', 'ts', 'c', 'cpp', 'h', 'rs', 'go', 'java', 'sh', 'r', 'jl'].map((e) => [e, 'source']),
  ),
};

/** All are text; the name only says what people call it. */
function labelOf(source: ByteSource, name: string): string {
  if (isJson(source)) return 'json';
  const ending = endingOf(name);
  return Object.hasOwn(labels, ending) ? labels[ending]! : 'text';
}

function isJson(source: ByteSource): boolean {
  if (source.size > LARGEST_JSON) return false;
  const text = new TextDecoder().decode(source.read(0, source.size));
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
