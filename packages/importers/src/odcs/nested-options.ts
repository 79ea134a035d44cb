// What lists and structs must be like: how many items, none of them twice, fields with a value.
import type { Demanded } from '../section.ts';
import { violating } from './column.ts';
import { labelOf, missing, valueOf } from './column.ts';
import type { Option } from './option.ts';
import { aCount, aList, aText, items, take, trueOrFalse } from './reading.ts';

export function itemCount(side: 'min' | 'max'): (option: Option) => readonly Demanded[] {
  return ({ column, key, options, reading }) => {
    const count = take(options, key, aCount, reading);
    if (count === undefined) return [];
    const name = `${labelOf(column)}: ${side === 'min' ? 'at least' : 'at most'} ${count.is} items`;
    const sql = `len(${valueOf(column)}) ${side === 'min' ? '<' : '>'} ${count.is}`;
    return [violating({ name, sql, keyAt: count.keyAt })];
  };
}

/** list_unique counts no missing items: one of them is unique, two are not. */
export function uniqueItems({ column, key, options, reading }: Option): readonly Demanded[] {
  const flag = take(options, key, trueOrFalse, reading);
  if (flag?.is !== true) return [];
  const value = valueOf(column);
  const different = `list_unique(${value}) + case when list_position(${value}, null) > 0 then 1 else 0 end`;
  const name = `${labelOf(column)}: no item twice`;
  return [violating({ name, sql: `${different} < len(${value})`, keyAt: flag.keyAt })];
}

/** Fields that have a value wherever the struct itself does. */
export function requiredFields({ column, key, options, reading }: Option): readonly Demanded[] {
  const written = take(options, key, aList, reading);
  if (written === undefined) return [];
  return items(written.is, aText, `an item of ${key}`, reading).map((field) => {
    const inner = { ...column, type: 'object' as const, fields: [...column.fields, field] };
    const sql = `${valueOf(column)} is not null and ${missing(inner)}`;
    return violating({ name: `${labelOf(inner)}: a value in every row`, sql, keyAt: written.keyAt });
  });
}
