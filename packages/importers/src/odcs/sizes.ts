// Lengths of texts, lists and vectors: minLength and maxLength, minItems and maxItems, dimensions.
import { scalar, type Demanded } from '../section.ts';
import { labelOf, underColumn, valueOf, violating, type Column, type Violation } from './column.ts';
import type { Option } from './option.ts';
import { aCount, take, type Found } from './reading.ts';

type Side = 'min' | 'max';

/** Length of a text in Unicode code points, for which the policy has a rule. */
export function length(side: Side): (option: Option) => readonly Demanded[] {
  return (option) =>
    sized(option, side, { sql: 'length', unit: 'characters' }, (column, count, violation) =>
      underColumn(column, ['length', side], scalar(count.is, count.at), violation),
    );
}

export function itemCount(side: Side): (option: Option) => readonly Demanded[] {
  return (option) =>
    sized(option, side, { sql: 'len', unit: 'items' }, (_column, _count, violation) => violating(violation));
}

/** dimensions of a vector. */
export function dimensions({ column, key, options, reading }: Option): readonly Demanded[] {
  const count = take(options, key, aCount, reading);
  if (count === undefined) return [];
  const sql = `len(${valueOf(column)}) <> ${count.is}`;
  return [violating({ name: `${labelOf(column)}: ${count.is} dimensions`, sql, keyAt: count.keyAt })];
}

function sized(
  { column, key, options, reading }: Option,
  side: Side,
  { sql: size, unit }: { readonly sql: string; readonly unit: string },
  demand: (column: Column, count: Found<number>, violation: Violation) => Demanded,
): readonly Demanded[] {
  const count = take(options, key, aCount, reading);
  if (count === undefined) return [];
  const name = `${labelOf(column)}: ${side === 'min' ? 'at least' : 'at most'} ${count.is} ${unit}`;
  const sql = `${size}(${valueOf(column)}) ${side === 'min' ? '<' : '>'} ${count.is}`;
  return [demand(column, count, { name, sql, keyAt: count.keyAt })];
}
