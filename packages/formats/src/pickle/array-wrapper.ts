// joblib's arrays: after the state of a NumpyArrayWrapper its loader takes the array's bytes out of the stream.
// Source: joblib/numpy_pickle.py, NumpyArrayWrapper.read_array and NumpyUnpickler.load_build.
import { BrokenError } from '../scan/reader.ts';
import { offsetOf, refill, skip, unsigned } from './cursor.ts';
import { itemSize } from './dtype.ts';
import { decoded, inFrame, textOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { isNamed, named } from './nodes.ts';
import type { Node } from './nodes.ts';
import { pop, push } from './stack.ts';
import { isDict, isTuple, isWhole, itemsOf } from './values.ts';

type Attributes = ReadonlyMap<string, number>;

/** After BUILD on `node`: steps over the array that joblib's loader would read. Throws BrokenError where nobody can tell its size. */
export function readArray(machine: Machine, node: Node, state: number): void {
  if (!isWrapper(node.owner)) return;
  if (machine.loader !== 'joblib') return;
  const attributes = attributesOf(machine, state);
  const aligned = attributes.has('numpy_array_alignment_bytes') ? 'aligned' : 'unaligned';
  // A wrapper may be built twice, and keeps what the first state told: where all tell the same, that cannot matter.
  const unclear = machine.arrays !== 'none' && machine.arrays !== aligned;
  machine.arrays = aligned;
  if (unclear) throw new BrokenError('its arrays are aligned in two ways');
  // joblib reads on behind the frame, and then goes back into it.
  if (inFrame(machine)) throw new BrokenError('an array begins within a frame');
  machine.frameEnd = Number.POSITIVE_INFINITY;
  const from = offsetOf(machine);
  stepOver(machine, attributes);
  machine.gaps.push({ from, to: offsetOf(machine) });
  pop(machine.stack);
  push(machine.stack, named(machine.found.nodes, '', 'numpy array', 'result').value);
}

/** By its own name. Other ways to the same class (dotted, protocol 4) are possible and nobody's: BrokenError. */
function isWrapper(owner: Node | undefined): boolean {
  if (isNamed(owner, 'joblib.numpy_pickle', 'NumpyArrayWrapper')) return true;
  if (owner !== undefined && /(?:^|\.)NumpyArrayWrapper$/.test(owner.name))
    throw new BrokenError("joblib's array wrapper has another name");
  return false;
}

/** Of a dict that is known to its last item: what comes last counts. */
function attributesOf(machine: Machine, state: number): Attributes {
  const items = (isDict(state) ? machine.dicts.get(state) : undefined) ?? [];
  if (!isWhole(items)) throw new BrokenError('the state of an array is not known to its last item');
  const attributes = new Map<string, number>();
  for (let i = 0; i + 1 < items.length; i += 2) attributes.set(textOf(machine, items[i]!) ?? '', items[i + 1]!);
  return attributes;
}

function stepOver(machine: Machine, attributes: Attributes): void {
  const size = itemSize(machine, attributes.get('dtype') ?? Number.NaN);
  if (size === 'unclear') throw new BrokenError("the size of an array's elements is not clear");
  if (size === 'objects') {
    machine.at = machine.nested(machine) - machine.base;
    return;
  }
  skipPadding(machine, attributes.get('numpy_array_alignment_bytes'));
  skip(machine, size * countOf(machine, attributes.get('shape') ?? Number.NaN));
}

/** One byte says how many follow, so that the array starts at a multiple of 16. */
function skipPadding(machine: Machine, alignment: number | undefined): void {
  const kind = alignment === undefined ? 'none' : decoded(machine, alignment)?.kind;
  if (kind === 'none') return;
  if (kind !== 'int') throw new BrokenError('the alignment of an array is no number');
  refill(machine);
  skip(machine, unsigned(machine, 1));
}

function countOf(machine: Machine, shape: number): number {
  const sides = isTuple(shape) ? itemsOf(machine.tuples, shape) : undefined;
  if (sides === undefined || sides.length > sides.items.length)
    throw new BrokenError('the shape of an array is not clear');
  const numbers = sides.items.map((side) => decoded(machine, side)?.number ?? Number.NaN);
  if (!numbers.every((n) => n >= 0)) throw new BrokenError('the shape of an array is not clear');
  return numbers.reduce((product, n) => product * n, 1);
}
