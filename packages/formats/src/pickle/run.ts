// One stream of opcodes through the symbolic machine, up to STOP or to where CPython fails.
import { isTar } from '../archive/tar.ts';
import { BrokenError, BudgetError } from '../scan/reader.ts';
import { sliceSource } from '../scan/source.ts';
import type { ByteSource } from '../scan/source.ts';
import { LOOKAHEAD, offsetOf, refill } from './cursor.ts';
import { constantEffects } from './effects/constants.ts';
import { containerEffects } from './effects/containers.ts';
import { fetchEffects } from './effects/fetches.ts';
import { memoEffects } from './effects/memo.ts';
import { objectEffects } from './effects/objects.ts';
import { stackEffects } from './effects/stack.ts';
import { CROSSED, machineAt } from './machine.ts';
import type { Effect, Found, Machine, Start } from './machine.ts';
import { noNodes } from './nodes.ts';
import { opcodeOf } from './opcodes.ts';
import { PICKLES_OF_LEGACY, startsLegacy } from './pytorch-legacy.ts';
import { follow } from './strict.ts';

const byName: Readonly<Record<string, Effect>> = {
  ...constantEffects,
  ...containerEffects,
  ...fetchEffects,
  ...memoEffects,
  ...objectEffects,
  ...stackEffects,
};

/** By byte; undefined where no opcode is. */
const effects: readonly (Effect | undefined)[] = opcodeOf.map((opcode) => opcode && byName[opcode.name]);

export const nothingFound = (): Found => ({
  nodes: noNodes(),
  anomalies: [],
  dtypes: new Map(),
  layouts: new Map(),
  widths: new Map(),
  hidden: [],
  archives: [],
  files: [],
  models: [],
  goesOn: false,
  calls: 0,
  instantiates: false,
  evaluates: false,
});

export interface Ran {
  readonly machine: Machine;
  /** Behind STOP, or where it broke off. */
  readonly end: number;
  /** Why it did not come to STOP. */
  readonly stoppedBy?: { readonly why: 'broken' | 'budget'; readonly reason: string };
}

export function run(start: Omit<Start, 'nested' | 'readOn'>, mostSteps: number = Number.POSITIVE_INFINITY): Ran {
  const machine = machineAt({ ...start, nested, readOn });
  const stoppedBy = reasonToStop(() => steps(machine, mostSteps));
  const end = offsetOf(machine);
  const reason = machine.unclear ?? (end > machine.frameEnd ? CROSSED : undefined);
  if (reason !== undefined) return { machine, end, stoppedBy: { why: 'broken', reason } };
  return stoppedBy === undefined ? { machine, end } : { machine, end, stoppedBy };
}

function reasonToStop(work: () => void): Ran['stoppedBy'] {
  try {
    work();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): NonNullable<Ran['stoppedBy']> {
  if (error instanceof BrokenError) return { why: 'broken', reason: error.message };
  if (error instanceof BudgetError) return { why: 'budget', reason: error.message };
  throw error;
}

function steps(machine: Machine, most: number): void {
  const { source, budget } = machine;
  for (let step = 0; !machine.stopped && step < most; step++) {
    if (step % 0x10000 === 0) budget.tick();
    if (machine.at + LOOKAHEAD > machine.bytes.length && machine.base + machine.bytes.length < source.size)
      moveOn(machine);
    const effect = effects[machine.bytes[machine.at++]!];
    if (effect === undefined) throw noOpcode(machine);
    effect(machine);
    if (machine.base + machine.at >= machine.frameEnd) leaveFrame(machine);
  }
}

/** The next window, once the disassembler has followed through this one. */
function moveOn(machine: Machine): void {
  if (machine.disassembly !== undefined) follow(machine.disassembly, machine);
  refill(machine);
}

function leaveFrame(machine: Machine): void {
  if (offsetOf(machine) > machine.frameEnd) machine.unclear ??= CROSSED;
  machine.frameEnd = Number.POSITIVE_INFINITY;
}

function noOpcode(machine: Machine): BrokenError {
  machine.at -= 1;
  const byte = machine.bytes[machine.at];
  return new BrokenError(byte === undefined ? 'it ends without STOP' : `the byte ${byte} is no opcode`);
}

/** An array of objects: joblib reads it by pickle.load from where it is. */
function nested({ source, budget, found, base, at }: Machine): number {
  const inner = run({ source, budget, found, offset: base + at, loader: 'pickle' });
  if (inner.stoppedBy?.why === 'budget') throw new BudgetError(inner.stoppedBy.reason);
  if (inner.stoppedBy !== undefined) throw new BrokenError(inner.stoppedBy.reason);
  return inner.end;
}

/** Storages hold no storages; attackers put files into files. */
const DEEPEST = 4;

/** The five pickles of a file before version 1.6, and none that torch.load would take for an older one. */
function readOn({ budget, found, depth }: Machine, source: ByteSource, from: number, length: number): boolean {
  // From its start, so that places in it are places in the whole.
  const file = sliceSource(source, 0, from + length);
  if (depth >= DEEPEST || isTar(file.read(from, 512))) return false;
  let offset = from;
  for (let pickles = 1; pickles <= PICKLES_OF_LEGACY; pickles++) {
    const { end, stoppedBy } = run({ source: file, offset, budget, found, loader: 'pickle', depth: depth + 1 });
    if (stoppedBy?.why === 'budget') throw new BudgetError(stoppedBy.reason);
    if (stoppedBy !== undefined || (pickles === 1 && !startsLegacy(file, end))) return false;
    offset = end;
  }
  return true;
}
