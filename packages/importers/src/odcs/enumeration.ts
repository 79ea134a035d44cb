// enum, since v3.2: the values that a property may have.
import type { MapNode } from '@modelgate/core/source';
import { list, scalar, type Demanded } from '../section.ts';
import { labelOf, underColumn, type Column } from './column.ts';
import { isIn, keysOfEnum, keysOfProperty, lookAtKeys } from './keys.ts';
import { aList, aMap, items, problem, take, type Reading } from './reading.ts';
import { oneOf, type Value } from './value-sets.ts';

/** The policy's `in`. NULL is no value, so its entry says nothing. */
export function enumWanted(column: Column, property: MapNode, reading: Reading): readonly Demanded[] {
  const written = isIn(keysOfProperty['enum']!, reading) && take(property, 'enum', aList, reading);
  if (!written) return [];
  const values = items(written.is, aMap, 'an item of enum', reading).flatMap((entry) => valueIn(entry, reading));
  if (values.length === 0) return [];
  const { at, keyAt } = written;
  const sql = `coalesce(not ${oneOf(column, values)}, false)`;
  const violation = { name: `${labelOf(column)}: one of its enum`, sql, keyAt };
  const listed = list(
    values.map(({ is, at: place }) => scalar(is, place)),
    at,
  );
  return [underColumn(column, ['in'], listed, violation)];
}

function valueIn(entry: MapNode, reading: Reading): readonly Value[] {
  lookAtKeys(entry, keysOfEnum, 'an item of enum', reading);
  const value = entry.entries.get('value')?.value;
  if (value?.kind === 'scalar') return value.value === null ? [] : [{ is: value.value, at: value.at }];
  const said = value === undefined ? 'an item of enum has no value' : `the value of an item of enum is a ${value.kind}`;
  problem(reading, 'policy/wrong-type', value?.at ?? entry.at, said, 'write - value: …');
  return [];
}
