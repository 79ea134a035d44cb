// The reader of pickles: every stream of a file, what it calls, and what a pickler would not have written.
import type { CallableFact, Treatment } from '@modelgate/core';
import type { Budget, ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { hiddenPickle } from './hidden.ts';
import type { Hidden } from './hidden.ts';
import { anomaly } from './machine.ts';
import type { Found } from './machine.ts';
import { modelsOf } from './memory-files.ts';
import { callablesOf } from './nodes.ts';
import { PICKLES_OF_LEGACY, startsLegacy } from './pytorch-legacy.ts';
import { isPickle } from './recognise.ts';
import { nothingFound, run } from './run.ts';
import type { Ran } from './run.ts';
import { disassemblyAt, follow, strictFault } from './strict.ts';
import type { Disassembly } from './strict.ts';

/** Pickles one behind the other in a file. */
const MOST_STREAMS = 1000;

/** Bytes behind the end that are searched for another pickle. */
const TRAILING = 1 << 20;

export const pickleReader: Reader = {
  format: 'pickle',
  recognises: (_head, source) => isPickle(source),
  read: readPickle,
};

/** What loading the source as a pickle would call, import and set. Never throws for what the bytes say: `treatment` tells how far it came. */
export function readPickle(source: ByteSource, { budget }: Pick<ReadContext, 'budget'>): ReadResult {
  const found = nothingFound();
  const plain = nothingFound();
  const stoppedBy = readStreams({ source, budget, found, plain });
  const hidden = hiddenPickles(source, found, budget);
  const callables = [...callablesOf(found.nodes), ...onlyIn(plain, found), ...hidden.flatMap((each) => each.callables)];
  const anomalies = [...found.anomalies, ...hidden.map((each) => each.anomaly)];
  const models = [...found.models, ...plain.models];
  return {
    treatment: treatmentOf(stoppedBy),
    ...(callables.length > 0 && { callables }),
    ...(anomalies.length > 0 && { anomalies }),
    ...(models.length > 0 && { members: modelsOf(models) }),
    ...(found.archives.length > 0 && { archives: found.archives }),
  };
}

interface Reading {
  readonly source: ByteSource;
  readonly budget: Budget;
  readonly found: Found;
  /** What a loader finds that takes no arrays out of the stream. */
  readonly plain: Found;
}

function readStreams(reading: Reading): Ran['stoppedBy'] {
  const { source, found } = reading;
  let at = 0;
  let legacy = false;
  for (let streams = 1; streams <= MOST_STREAMS; streams++) {
    const ran = readStream(reading, at);
    if (ran.stoppedBy !== undefined) return ran.stoppedBy;
    legacy ||= streams === 1 && startsLegacy(source, ran.end);
    at = ran.end;
    if (at === source.size) return undefined;
    if (legacy && streams === PICKLES_OF_LEGACY) {
      // Raw storages, for PyTorch; for who loads pickles one after the other, perhaps the next.
      found.hidden.push({ offset: at, length: source.size - at, kind: 'bytes' });
      return undefined;
    }
    if (!isPickle(source, at)) {
      anomaly(ran.machine, 'trailing-bytes', `${source.size - at} bytes follow the end`, at);
      noteTrailing(found, source, at);
      return undefined;
    }
    if (!legacy && streams === 1) anomaly(ran.machine, 'stacked-pickles', 'another pickle follows', at);
  }
  found.anomalies.push({ code: 'stacked-pickles', detail: `more than ${MOST_STREAMS} pickles`, offset: at });
  return { why: 'budget', reason: `it holds more than ${MOST_STREAMS} pickles` };
}

function readStream({ source, budget, found, plain }: Reading, offset: number): Ran {
  const before = found.calls;
  const disassembly = disassemblyAt(source, offset);
  const ran = run({ source, offset, budget, found, loader: 'joblib', disassembly });
  if (ran.machine.arrays !== 'none') run({ source, offset, budget, found: plain, loader: 'pickle' });
  if (ran.stoppedBy === undefined) noteOddities(ran, disassembly);
  else if (ran.stoppedBy.why === 'broken' && found.calls > before)
    anomaly(ran.machine, 'broken-after-call', `${ran.stoppedBy.reason}, but something was called before`, ran.end);
  return ran;
}

function noteOddities({ machine, end }: Ran, disassembly: Disassembly): void {
  const { stack } = machine;
  if (stack.top > 0 || stack.markCount > 0) anomaly(machine, 'strict-disassembly', 'values are left on its stack', end);
  follow(disassembly, machine);
  const fault = strictFault(disassembly);
  if (fault !== undefined) anomaly(machine, 'strict-disassembly', fault.reason, fault.offset);
}

/** Places in trailing bytes where a pickle may begin: PROTO; GLOBAL; the MARK before what INST takes. */
const starts = /\x80|c[\w.]{1,60}\n[\w.]{1,60}\n|\([^(]{0,200}?i[\w.]{1,60}\n[\w.]{1,60}\n/g;
const MOST_TRAILING = 64;

function noteTrailing({ hidden }: Found, source: ByteSource, from: number): void {
  const bytes = source.read(from, TRAILING);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const isStart = (match: RegExpExecArray): boolean => match[0] !== '\x80' || bytes[match.index + 1]! <= 5;
  for (const { index } of text.matchAll(starts).filter(isStart).take(MOST_TRAILING))
    hidden.push({ offset: from + index, length: source.size - from - index, kind: 'bytes' });
}

function treatmentOf(stoppedBy: Ran['stoppedBy']): Treatment {
  return stoppedBy === undefined ? { kind: 'read' } : { kind: 'not-evaluated', ...stoppedBy };
}

/** Where pickle.load ends: at bytes of an array that are read as the name of a module, with a zero byte as no file's has. */
function endOfPlain({ nodes }: Found): number {
  const unfit = nodes.all.filter(({ kind, module }) => kind === 'fetched' && module.includes('\0'));
  return Math.min(...unfit.flatMap(({ seen }) => [...seen.values()].map(({ fact }) => fact.offset)));
}

function onlyIn(plain: Found, found: Found): readonly CallableFact[] {
  const key = ({ module, name, role }: CallableFact): string => `${module}\n${name}\n${role}`;
  const known = new Set(callablesOf(found.nodes).map(key));
  const end = endOfPlain(plain);
  return callablesOf(plain.nodes)
    .filter((fact) => !known.has(key(fact)) && fact.offset < end)
    .map((fact) => ({ ...fact, onlyBy: 'pickle' }));
}

/** One of a kind: a pickle is also one from its first GLOBAL on. */
function hiddenPickles(source: ByteSource, found: Found, budget: Budget): readonly Hidden[] {
  const all = found.hidden.flatMap((payload) => hiddenPickle(source, payload, budget) ?? []);
  return all.filter(({ anomaly: { detail } }, i) => all.findIndex((each) => each.anomaly.detail === detail) === i);
}
