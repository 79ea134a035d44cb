// Pickles inside bytes and texts: nothing reads them on load, unless what is called does.
import { oneLine } from '../scan/one-line.ts';
import type { AnomalyFact } from '@modelgate/core';
import type { Budget } from '../scan/reader.ts';
import { memorySource, sliceSource } from '../scan/source.ts';
import type { ByteSource } from '../scan/source.ts';
import type { Payload } from './machine.ts';
import { callablesOf } from './nodes.ts';
import { isPickle } from './recognise.ts';
import { nothingFound, run } from './run.ts';

/** Base64 characters that are decoded. */
const MOST_BASE64 = 1 << 16;

/** What a payload hides, if it is a pickle that runs. */
export function hiddenPickle(source: ByteSource, payload: Payload, budget: Budget): AnomalyFact | undefined {
  const inner =
    payload.kind === 'text' ? decodedBase64(source, payload) : sliceSource(source, payload.offset, payload.length);
  if (inner === undefined || !isPickle(inner)) return undefined;
  const found = nothingFound();
  run({ source: inner, offset: 0, budget, found, loader: 'pickle' });
  // Bytes that begin like one by chance call nothing.
  if (found.calls === 0) return undefined;
  return {
    code: 'hidden-pickle',
    detail: oneLine(`a pickle in ${payload.kind === 'text' ? 'base64 text' : 'bytes'}, ${named(found)}`),
    offset: payload.offset,
  };
}

function named({ nodes }: ReturnType<typeof nothingFound>): string {
  const names = callablesOf(nodes).map(({ module, name }) => (module === '' ? name : `${module}.${name}`));
  return `which speaks of ${[...new Set(names)].join(', ')}`;
}

function decodedBase64(source: ByteSource, { offset, length }: Payload): ByteSource | undefined {
  const text = source.read(offset, Math.min(length, MOST_BASE64));
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.length).toString('latin1');
  return /^[\w+/=\s-]+$/.test(bytes) ? memorySource(Buffer.from(bytes, 'base64')) : undefined;
}
