// Is this a pickle? From protocol 2 on the first byte says so; before, only what the opcodes would do.
import type { ByteSource } from '../scan/source.ts';
import { BrokenError } from '../scan/reader.ts';
import type { Budget } from '../scan/reader.ts';
import { opcodeOf } from './opcodes.ts';
import { nothingFound, run } from './run.ts';
import type { Found } from './machine.ts';

const PROTO = 0x80;
/** Of a later protocol no unpickler reads a byte more: numbers that begin so are weights. */
const NEWEST = 5;
const MOST_STEPS = 100_000;
const MOST_STREAMS = 16;

/** No budget of its own: the steps are counted. */
const free: Budget = {
  limits: { expandedBytes: 0, depth: 0, members: 0, milliseconds: 0 },
  expand: () => undefined,
  member: () => undefined,
  tick: () => undefined,
};

/**
 * Whether unpickling from `offset` does something. Text may begin like a pickle of protocol 0 ('V' and any line); what makes
 * it one is that the stream calls something importable, ends in STOP at the end of the source, or does not end in 100,000 opcodes.
 */
export function isPickle(all: ByteSource, offset = 0): boolean {
  const source = firstOf(all);
  let at = offset;
  for (let streams = 0; streams < MOST_STREAMS; streams++) {
    const head = source.read(at, 4);
    if (head[0] === undefined || opcodeOf[head[0]] === undefined || startsZip(head)) return false;
    // The length of safetensors' header may begin so too, and goes on with what is no opcode: nothing runs of that.
    if (head[0] === PROTO && head.length > 1)
      return head[1]! <= NEWEST && (head.length < 3 || opcodeOf[head[2]!] !== undefined);
    const found = nothingFound();
    const { end, stoppedBy, machine } = run({ source, offset: at, budget: free, found, loader: 'pickle' }, MOST_STEPS);
    if (stoppedBy?.why === 'budget' || acts(found, stoppedBy === undefined)) return true;
    if (stoppedBy !== undefined) return false;
    if (!machine.stopped || end >= source.size) return true;
    at = end;
  }
  return true;
}

/** Weights may begin as a line does, and go on for gigabytes without its end. */
const MOST_READ = 1 << 26;

/** What nobody else knows either is an unknown format: to stop looking is no way round. */
function firstOf(source: ByteSource): ByteSource {
  let left = MOST_READ;
  const read = (offset: number, length: number): Uint8Array => {
    left -= length;
    if (left < 0) throw new BrokenError('its first opcodes take too many bytes');
    return source.read(offset, length);
  };
  return { size: source.size, read };
}

/** 'PK' and two control bytes, which read as a persistent id up to some line feed. */
const startsZip = ([p, k, three]: Uint8Array): boolean => p === 0x50 && k === 0x4b && three! < 0x20;

/** A call counts at once, an import only of a stream that goes on. */
function acts({ nodes, calls }: Found, runs: boolean): boolean {
  const fetches = nodes.all.some(
    ({ kind, module, name }) => kind === 'fetched' && (module === '' || (importable(module) && importable(name))),
  );
  return fetches && (calls > 0 || runs);
}

/** Any letters, digits, underscores and dots: what no import finds is not called either. */
const importable = (name: string): boolean => /^[\p{L}\p{N}\p{M}_.]+$/u.test(name);
