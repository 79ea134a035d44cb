// Options of lists and structs: unique items, length 1, required fields.
import type { Demanded } from '../section.ts';
import { labelOf, missing, valueOf, violating } from './column.ts';
import type { Option } from './option.ts';
import { aList, aText, items, take, trueOrFalse } from './reading.ts';

/** uniqueItems. DuckDB's list_unique ignores missing items, so they are counted apart: one is allowed, two are not. */
export function uniqueItems({ column, key, options, reading }: Option): readonly Demanded[] {
  const flag = take(options, key, trueOrFalse, reading);
  if (flag?.is !== true) return [];
  const value = valueOf(column);
  const different = `list_unique(${value}) + case when list_position(${value}, null) > 0 then 1 else 0 end`;
  const name = `${labelOf(column)}: no item twice`;
  return [violating({ name, sql: `${different} < len(${value})`, keyAt: flag.keyAt })];
}

/** normalized: by the squared length, which stands for a length of 1 to 0.1 %; float16 keeps three digits. */
export function normalized({ column, key, options, reading }: Option): readonly Demanded[] {
  const flag = take(options, key, trueOrFalse, reading);
  if (flag?.is !== true) return [];
  const value = valueOf(column);
  const sql = `abs(list_inner_product(${value}, ${value}) - 1) > 0.002`;
  return [violating({ name: `${labelOf(column)}: a length of 1`, sql, keyAt: flag.keyAt })];
}

/** Demands a value of each field wherever the struct itself has one. */
export function requiredFields({ column, key, options, reading }: Option): readonly Demanded[] {
  const written = take(options, key, aList, reading);
  if (written === undefined) return [];
  return items(written.is, aText, `an item of ${key}`, reading).map((field) => {
    const inner = { ...column, type: 'object' as const, fields: [...column.fields, field] };
    const sql = `${valueOf(column)} is not null and ${missing(inner)}`;
    return violating({ name: `${labelOf(inner)}: a value in every row`, sql, keyAt: written.keyAt });
  });
}
