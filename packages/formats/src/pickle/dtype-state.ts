// NumPy's dtypes get a state: what it makes of their elements, and whether NumPy would have made them so.
import { sizeByName } from './dtype.ts';
import { memoryFault } from './dtype-memory.ts';
import { anomaly, decoded, here } from './machine.ts';
import type { ItemSize, Machine } from './machine.ts';
import { isNamed } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isTuple, itemsOf } from './values.ts';

/**
 * The state (version, byte order, subdtype, names, fields, size, alignment, flags, …) says whether objects are in the
 * elements. A state that says another size, or another thing than the one before, makes the size unclear.
 */
export function setDtype(machine: Machine, node: Node, state: number): void {
  if (!isNamed(node.owner, 'numpy', 'dtype')) return;
  const byName = sizeByName(node);
  const items = isTuple(state) ? (itemsOf(machine.tuples, state)?.items ?? []) : [];
  const fault = memoryFault(machine, node, items);
  if (fault !== undefined)
    anomaly(machine, 'header-syntax', `an element type ${fault}: numbers are taken for addresses`, here(machine));
  const [size, flags] = [items[5], items[7]].map((item) => decoded(machine, item ?? Number.NaN)?.number ?? Number.NaN);
  noteWidth(machine, node, size!);
  if (byName === 'unclear') return;
  const told = sizeByState(byName, size!, flags!);
  const before = machine.found.dtypes.get(node) ?? told;
  machine.found.dtypes.set(node, told === before ? told : 'unclear');
}

/** Of a type that is made of a class: of those that are not alike nobody can tell any more. */
function noteWidth({ found: { widths } }: Machine, node: Node, size: number): void {
  widths.set(node, (widths.get(node) ?? size) === size ? size : Number.NaN);
}

function sizeByState(byName: ItemSize, size: number, flags: number): ItemSize {
  if (Number.isNaN(size) || Number.isNaN(flags)) return 'unclear';
  if (byName === 'objects' || flags % 2 !== 0) return 'objects';
  return size === -1 || size === byName ? byName : 'unclear';
}
