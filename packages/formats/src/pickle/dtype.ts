// NumPy's dtypes in a pickle: how many bytes an element has. Source: numpy.dtype.__reduce__.
import { nodeOf } from './machine.ts';
import type { ItemSize, Machine } from './machine.ts';
import { isNamed } from './nodes.ts';
import type { Node } from './nodes.ts';

/** Bytes by a code such as 'f8', '<U10', 'V16', 'M8[ns]'. */
export function sizeOfCode(code: string): ItemSize {
  const [, kind, digits] = /^[<>=|]?([biufcmMSaUVO])(\d{1,9})(?:\[[^\]]*\])?$/.exec(code) ?? [];
  if (kind === undefined) return code === 'O' || code === '|O' ? 'objects' : 'unclear';
  if (kind === 'O') return 'objects';
  return Number(digits) * (kind === 'U' ? 4 : 1);
}

export function itemSize(machine: Machine, value: number): ItemSize {
  const node = nodeOf(machine, value);
  if (node === undefined) return 'unclear';
  // Texts of any length are written as objects are.
  if (isNamed(node.owner, 'numpy._core._internal', '_convert_to_stringdtype_kwargs')) return 'objects';
  return machine.found.dtypes.get(node) ?? sizeByName(node);
}

/** A dtype's node is called by its first argument: numpy.dtype('f8'). */
export function sizeByName({ name, owner }: Node): ItemSize {
  if (!isNamed(owner, 'numpy', 'dtype')) return 'unclear';
  return sizeOfCode(/^numpy\.dtype\('(.*)'\)$/.exec(name)?.[1] ?? '');
}
