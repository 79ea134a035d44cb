// What an element type says of memory, as NumPy's own constructor checks it: a state sets the same unchecked, and numbers of the
// file are then taken for addresses of objects, or written beyond an array.
// Source: numpy/_core/src/multiarray/descriptor.c, arraydescr_setstate and _validate_object_field_overlap.
import { itemSize, sizeByName } from './dtype.ts';
import { decoded, nodeOf, textOf } from './machine.ts';
import type { Machine } from './machine.ts';
import { isNamed } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isDict, isTuple, isWhole, itemsOf } from './values.ts';

/** ITEM_REFCOUNT, LIST_PICKLE, NEEDS_INIT and NEEDS_PYAPI: every type that holds objects has all of these. */
const OF_OBJECTS = 27;
/** ITEM_REFCOUNT and LIST_PICKLE: no type of numbers has one. */
const NOT_OF_NUMBERS = 3;
const BYTES_OF_OBJECT = 8;

interface Part {
  readonly from: number;
  readonly to: number;
  readonly objects: boolean;
}

/** Why NumPy would not have made this type; undefined where it would. `state`: version, byte order, subtype, names, fields, size, alignment, flags, … */
export function memoryFault(machine: Machine, node: Node, state: readonly number[]): string | undefined {
  const [size, flags] = [state[5], state[7]].map((item) => numberOf(machine, item));
  const byName = widthOf(machine, node);
  const width = size === -1 ? byName : size!;
  if (size !== -1 && byName === byName && size !== byName) return 'has another size than its name says';
  machine.budget.tick();
  const parts = partsOf(machine, state);
  if (parts === undefined) return 'has parts that are not clear';
  const objects = isObject(node) || parts.some((part) => part.objects);
  if (objects && (flags! & OF_OBJECTS) !== OF_OBJECTS) return 'denies the objects in it';
  if (!objects && (flags! & NOT_OF_NUMBERS) !== 0) return 'has objects that none of its parts is';
  if (parts.some(({ from, to }) => !(from >= 0 && to <= width))) return 'has a part that reaches beyond it';
  if (overlap(parts)) return 'has objects that share their bytes with other parts';
  return changes(machine, node, JSON.stringify([size, objects, parts]), objects)
    ? 'is made into another one'
    : undefined;
}

/** A second state would change arrays that are there already. Equal names are one node, so that two types of objects count as one. */
function changes({ found: { layouts } }: Machine, node: Node, layout: string, objects: boolean): boolean {
  const before = layouts.get(node);
  layouts.set(node, { layout, objects: objects || before?.objects === true });
  return before !== undefined && before.layout !== layout && (objects || before.objects);
}

const numberOf = (machine: Machine, value: number | undefined): number =>
  decoded(machine, value ?? Number.NaN)?.number ?? Number.NaN;

/** By its code, or by the size that its own state told; NaN where nobody can tell. */
function widthOf({ found }: Machine, node: Node): number {
  const size = sizeByName(node);
  return typeof size === 'number'
    ? size
    : size === 'objects'
      ? BYTES_OF_OBJECT
      : (found.widths.get(node) ?? Number.NaN);
}

/** Made of 'O', or of a class: numpy.dtype(object). Records are made of NumPy's own. */
const isObject = (node: Node): boolean =>
  sizeByName(node) === 'objects' || !/^numpy\.dtype\((?:'|\)|numpy\.(?:\w+\.)*(?:record|void)\))/.test(node.name);

/** The subtype, with its shape, or the fields, each with its offset; undefined where they are not known to the last. */
function partsOf(machine: Machine, [, , subtype, names, fields]: readonly number[]): readonly Part[] | undefined {
  const known = fields !== undefined && isDict(fields) ? machine.dicts.get(fields) : [];
  if (known === undefined || !isWhole(known)) return undefined;
  const parts: Part[] = [];
  for (let i = 0; i + 1 < known.length; i += 2)
    if (!isTitle(machine, known[i]!, known[i + 1]!, names))
      parts.push(partAt(machine, known[i + 1]!, (offset) => ({ from: offset, times: 1 })));
  if (subtype !== undefined && isTuple(subtype))
    parts.push(partAt(machine, subtype, (_, shape) => ({ from: 0, times: timesOf(machine, shape) })));
  return parts;
}

/** A field with a title stands under both; the title is the third item of the place, and none of the names. */
function isTitle(machine: Machine, key: number, place: number, names: number | undefined): boolean {
  const text = textOf(machine, key);
  const title = isTuple(place) ? itemsOf(machine.tuples, place)?.items[2] : undefined;
  if (text === undefined || title === undefined || textOf(machine, title) !== text) return false;
  const all = names !== undefined && isTuple(names) ? itemsOf(machine.tuples, names) : undefined;
  if (all === undefined || all.length > all.items.length) return false;
  return !all.items.some((name) => textOf(machine, name) === text);
}

/** A pair of a type and of an offset or a shape. */
function partAt(
  machine: Machine,
  pair: number,
  placed: (offset: number, shape: number) => { readonly from: number; readonly times: number },
): Part {
  const [type = Number.NaN, place = Number.NaN] = isTuple(pair) ? (itemsOf(machine.tuples, pair)?.items ?? []) : [];
  const node = nodeOf(machine, type);
  const { from, times } = placed(numberOf(machine, place), place);
  const width = node === undefined || !isNamed(node.owner, 'numpy', 'dtype') ? Number.NaN : widthOf(machine, node);
  return { from, to: from + times * width, objects: typeof itemSize(machine, type) !== 'number' };
}

/** A shape is a tuple of numbers, or a number. */
function timesOf(machine: Machine, shape: number): number {
  const sides = isTuple(shape) ? itemsOf(machine.tuples, shape)?.items : [shape];
  return (sides ?? [Number.NaN]).reduce((product, side) => product * numberOf(machine, side), 1);
}

/** An object's bytes are nobody else's. */
function overlap(parts: readonly Part[]): boolean {
  let [end, endOfObjects] = [0, 0];
  for (const { from, to, objects } of parts.toSorted((a, b) => a.from - b.from)) {
    if (from < (objects ? end : endOfObjects)) return true;
    end = Math.max(end, to);
    if (objects) endOfObjects = Math.max(endOfObjects, to);
  }
  return false;
}
