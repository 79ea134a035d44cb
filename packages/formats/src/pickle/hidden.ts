// Pickles inside bytes and texts: nothing reads them on load, unless what is called does.
import { oneLine } from '../scan/one-line.ts';
import type { AnomalyFact, CallableFact } from '@modelgate/core';
import type { Budget } from '../scan/reader.ts';
import { memorySource, sliceSource } from '../scan/source.ts';
import type { ByteSource } from '../scan/source.ts';
import { encodedLatin1 } from './constant.ts';
import type { Payload } from './machine.ts';
import { callablesOf } from './nodes.ts';
import { isPickle } from './recognise.ts';
import { nothingFound, run } from './run.ts';

/** Characters that are decoded. */
const MOST_ENCODED = 1 << 16;
/** Bytes of text whose letters are bytes. */
const MOST_TEXT = 1 << 20;

/** A pickle that nothing loads, unless what is called does, or whoever reads on behind the end. */
export interface Hidden {
  readonly anomaly: AnomalyFact;
  readonly callables: readonly CallableFact[];
}

/** What a payload hides, if it is a pickle that runs. */
export function hiddenPickle(source: ByteSource, payload: Payload, budget: Budget): Hidden | undefined {
  const inner = contentOf(source, payload);
  if (inner === undefined || !isPickle(inner)) return undefined;
  const found = nothingFound();
  run({ source: inner, offset: 0, budget, found, loader: 'pickle' });
  // Bytes that begin like one by chance call nothing.
  if (found.calls === 0) return undefined;
  const callables = callablesOf(found.nodes);
  const detail = oneLine(`a pickle in ${kinds[payload.kind]}, ${named(callables)}`);
  return {
    anomaly: { code: 'hidden-pickle', detail, offset: payload.offset },
    callables: callables.map((fact) => ({ ...fact, offset: payload.offset + fact.offset, onlyBy: 'hidden' })),
  };
}

/** GLOBAL; what INST takes, before it. */
const lines = /^(?:\(*c[\w.]{1,60}\n[\w.]{1,60}\n|\([^(]{0,200}?i[\w.]{1,60}\n[\w.]{1,60}\n)/;
const HEAD = 400;

/** Whether a pickle that calls something begins here; weights begin like one by chance, and call nothing. */
export function beginsPickle(source: ByteSource, offset: number, length: number, budget: Budget): boolean {
  const head = source.read(offset, Math.min(length, HEAD));
  const begins = head[0] === 0x80 ? head[1]! <= 5 : lines.test(Buffer.from(head).toString('latin1'));
  return begins && hiddenPickle(source, { offset, length, kind: 'bytes' }, budget) !== undefined;
}

function named(callables: readonly CallableFact[]): string {
  const names = callables.map(({ module, name }) => (module === '' ? name : `${module}.${name}`));
  return `which speaks of ${[...new Set(names)].join(', ')}`;
}

const kinds = { text: 'base64 text', digits: 'hexadecimal digits', latin1: 'text', bytes: 'bytes' } as const;

function contentOf(source: ByteSource, payload: Payload): ByteSource | undefined {
  const { kind, offset, length } = payload;
  if (kind === 'text' || kind === 'digits') return decoded(source, payload);
  if (kind === 'bytes') return sliceSource(source, offset, length);
  const bytes = encodedLatin1(source.read(offset, Math.min(length, MOST_TEXT)));
  return bytes === undefined ? undefined : memorySource(bytes);
}

function decoded(source: ByteSource, { kind, offset, length }: Payload): ByteSource | undefined {
  const bytes = source.read(offset, Math.min(length, MOST_ENCODED));
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const [letters, encoding] =
    kind === 'digits' ? ([/^[\da-f]+$/i, 'hex'] as const) : ([/^[\w+/=\s-]+$/, 'base64'] as const);
  return letters.test(text) ? memorySource(Buffer.from(text, encoding)) : undefined;
}
