// NumPy's dtypes in a pickle: how many bytes an element has. Source: numpy.dtype.__reduce__.
import { anomaly, decoded, here, nodeOf } from './machine.ts';
import type { ItemSize, Machine } from './machine.ts';
import { isNamed } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isDict, isTuple, isWhole, itemsOf } from './values.ts';

/** Bytes by a code such as 'f8', '<U10', 'V16', 'M8[ns]'. */
export function sizeOfCode(code: string): ItemSize {
  const [, kind, digits] = /^[<>=|]?([biufcmMSaUVO])(\d{1,9})(?:\[[^\]]*\])?$/.exec(code) ?? [];
  if (kind === undefined) return code === 'O' || code === '|O' ? 'objects' : 'unclear';
  if (kind === 'O') return 'objects';
  return Number(digits) * (kind === 'U' ? 4 : 1);
}

export function itemSize(machine: Machine, value: number): ItemSize {
  const node = nodeOf(machine, value);
  return node === undefined ? 'unclear' : (machine.found.dtypes.get(node) ?? sizeByName(node));
}

/** A dtype's node is called by its first argument: numpy.dtype('f8'). */
function sizeByName({ name, owner }: Node): ItemSize {
  if (!isNamed(owner, 'numpy', 'dtype')) return 'unclear';
  return sizeOfCode(/^numpy\.dtype\('(.*)'\)$/.exec(name)?.[1] ?? '');
}

/**
 * The state (version, byte order, subdtype, names, fields, size, alignment, flags, …) says whether objects are in the
 * elements. A state that says another size, or another thing than the one before, makes the size unclear.
 */
export function setDtype(machine: Machine, node: Node, state: number): void {
  if (!isNamed(node.owner, 'numpy', 'dtype')) return;
  const byName = sizeByName(node);
  const items = isTuple(state) ? (itemsOf(machine.tuples, state)?.items ?? []) : [];
  const [size, flags] = [items[5], items[7]].map((item) => decoded(machine, item ?? Number.NaN)?.number ?? Number.NaN);
  if (flags! % 2 !== 1 && (isObject(node, byName) || holdsObjects(machine, items)))
    anomaly(
      machine,
      'header-syntax',
      'an element type denies the objects in it: numbers are taken for addresses',
      here(machine),
    );
  if (byName === 'unclear') return;
  const told = sizeByState(byName, size!, flags!);
  const before = machine.found.dtypes.get(node) ?? told;
  machine.found.dtypes.set(node, told === before ? told : 'unclear');
}

/** Made of 'O', or of a class: numpy.dtype(object). Records are made of NumPy's own. */
const isObject = ({ name }: Node, byName: ItemSize): boolean =>
  byName === 'objects' || !/^numpy\.dtype\((?:'|\)|numpy\.(?:\w+\.)*(?:record|void)\))/.test(name);

/** A subtype, with its shape, or fields, each with its offset, that may be objects; a picklers' dtype names its kind by a code. */
function holdsObjects(machine: Machine, [, , subtype, , fields]: readonly number[]): boolean {
  const known = fields !== undefined && isDict(fields) ? machine.dicts.get(fields) : [];
  if (known === undefined || !isWhole(known)) return true;
  return [subtype, ...known.filter((_, i) => i % 2 === 1)]
    .filter((value) => value !== undefined && isTuple(value))
    .some((pair) => typeof itemSize(machine, itemsOf(machine.tuples, pair!)?.items[0] ?? Number.NaN) !== 'number');
}

function sizeByState(byName: ItemSize, size: number, flags: number): ItemSize {
  if (Number.isNaN(size) || Number.isNaN(flags)) return 'unclear';
  if (byName === 'objects' || flags % 2 !== 0) return 'objects';
  return size === -1 || size === byName ? byName : 'unclear';
}
