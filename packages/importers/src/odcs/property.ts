// A property of an object: its name, type and options, whether it is required or unique, and whether it is classified; the same for its fields.
import { literalText, nearest } from '@modelgate/core';
import { entryOf, quoted, type MapNode, type Span } from '@modelgate/core/source';
import { map, scalar, type Demanded } from '../section.ts';
import { labelOf, missing, underColumn, valueOf, violating, type Column, type LogicalType } from './column.ts';
import { uniqueWanted } from './duplicates.ts';
import { isIn, keysOfProperty, lookAtKeys } from './keys.ts';
import { optionsWanted } from './options.ts';
import { qualityWanted } from './quality.ts';
import { aText, aWholeNumber, mapsOf, problem, skip, take, trueOrFalse, type Reading } from './reading.ts';
import type { Subject } from './rule.ts';
import { enumWanted } from './enumeration.ts';
import { logicalTypesOf, typeWanted } from './types.ts';

/** A property with what is known of its column. */
export interface Property {
  readonly node: MapNode;
  /** Its name in the contract. */
  readonly name: string;
  readonly column: Column;
  /** The key that names its column. */
  readonly nameAt: Span;
  /** Its position in the primary key; absent where it is not part of it. */
  readonly keyPosition?: number;
}

/** The properties with unique names, in the order of the file; a problem for each other property. */
export function propertiesOf(
  owner: MapNode,
  within: Column | undefined,
  what: string,
  reading: Reading,
): readonly Property[] {
  const names = new Set<string>();
  return mapsOf(owner, 'properties', reading).flatMap((node) => {
    if (isMeasure(node, what, reading)) return [];
    const property = propertyOf(node, within, what, reading);
    if (property === undefined) return [];
    const own = [`name ${quoted(property.name)}`, `column ${quoted(labelOf(property.column))}`];
    const taken = own.find((name) => names.has(name));
    for (const name of own) names.add(name);
    if (taken === undefined) return [property];
    const message = `two properties of ${what} have the ${taken}`;
    problem(reading, 'policy/ambiguous', property.nameAt, message, 'keep one of the two');
    return [];
  });
}

const semanticTypes = ['column', 'measure', 'dimension'];

/** Whether a property is an aggregate, which no column holds; then it is listed. */
function isMeasure(node: MapNode, what: string, reading: Reading): boolean {
  const written = isIn(keysOfProperty['semanticType']!, reading) && take(node, 'semanticType', aText, reading);
  if (!written) return false;
  const said = `the semantic type is ${quoted(written.is)}, expected one of ${semanticTypes.join(', ')}`;
  if (!semanticTypes.includes(written.is)) problem(reading, 'policy/out-of-range', written.at, said, 'write column');
  if (written.is !== 'measure') return false;
  skip(reading, `a measure of ${what}`, written.keyAt, 'it is an aggregate and no column', 'none');
  return true;
}

function propertyOf(node: MapNode, within: Column | undefined, what: string, reading: Reading): Property | undefined {
  const name = nameAt(node, 'name', what, reading);
  const physical = node.entries.has('physicalName') ? nameAt(node, 'physicalName', what, reading) : name;
  if (name === undefined || physical === undefined) return undefined;
  const type = typeOf(node, reading);
  const inKey = take(node, 'primaryKey', trueOrFalse, reading)?.is === true;
  const required = take(node, 'required', trueOrFalse, reading)?.is === true || inKey;
  const place = { name: within?.name ?? physical.is, fields: within ? [...within.fields, physical.is] : [] };
  const position = take(node, 'primaryKeyPosition', aWholeNumber, reading)?.is ?? -1;
  return {
    node,
    name: name.is,
    nameAt: physical.keyAt,
    column: { ...place, required, ...(type && { type }) },
    ...(inKey && { keyPosition: position }),
  };
}

/** The name of a column, if a policy can use it: '*' means every other column there. */
function nameAt(node: MapNode, key: string, what: string, reading: Reading): { is: string; keyAt: Span } | undefined {
  const name = take(node, key, aText, reading);
  if (name === undefined) {
    if (!node.entries.has(key))
      problem(reading, 'policy/missing-key', node.at, `a property of ${what} has no name`, 'add name:');
    return undefined;
  }
  if (name.is.trim() !== '' && name.is !== '*' && name.is !== '__proto__') return name;
  problem(
    reading,
    'policy/out-of-range',
    name.at,
    `${quoted(name.is)} cannot be the name of a column`,
    'write its name',
  );
  return undefined;
}

function typeOf(node: MapNode, reading: Reading): LogicalType | undefined {
  const written = take(node, 'logicalType', aText, reading);
  const logicalTypes = logicalTypesOf(reading);
  const type = logicalTypes.find((each) => each === written?.is);
  if (written === undefined || type !== undefined) return type;
  const near = nearest(written.is, logicalTypes);
  const message = `the logical type is ${quoted(written.is)}, expected one of ${logicalTypes.join(', ')}`;
  problem(reading, 'policy/out-of-range', written.at, message, `write ${near ?? 'string'}`);
  return undefined;
}

/** All demands of a property. */
export function propertyWanted(property: Property, subject: Subject, reading: Reading): readonly Demanded[] {
  const { node, column } = property;
  lookAtKeys(node, keysOfProperty, subject.what, reading);
  const physical = node.entries.has('logicalType') ? undefined : node.entries.get('physicalType');
  if (physical) skip(reading, `${subject.what}.physicalType`, physical.keyAt, 'a type of the server’s engine', 'warn');
  const type = take(node, 'logicalType', aText, { ...reading, problems: [] });
  if (column.fields.length > 0) listRelationships(node, subject.what, reading);
  return [
    presence(property),
    ...(type ? typeWanted(column, type, node, reading) : []),
    ...valueInEveryRow(property),
    ...once(property, reading),
    ...secrecy(property, reading),
    ...enumWanted(column, node, reading),
    ...optionsWanted(column, node, subject.what, reading),
    ...qualityWanted(node, subject, reading),
    ...fieldsWanted(property, subject, reading),
  ];
}

/** The demand that the column exists; for a field, that the struct has it. */
function presence({ column, nameAt: keyAt }: Property): Demanded {
  const parent = { ...column, fields: column.fields.slice(0, -1) };
  const field = column.fields.at(-1);
  if (field === undefined) return { path: ['columns', column.name], keyAt, value: map(keyAt) };
  const sql = `not list_contains(struct_keys(${valueOf(parent)}), ${literalText(field)})`;
  return violating({ name: `${labelOf(column)}: is there`, sql, keyAt });
}

/** The demand of a value in every row, for `required` and for the primary key. A field needs a value only where its struct has one. */
function valueInEveryRow({ node, column }: Property): readonly Demanded[] {
  if (!column.required) return [];
  const { keyAt, value } = (isRequired(node) ? entryOf(node, 'required') : entryOf(node, 'primaryKey'))!;
  const parent = { ...column, fields: column.fields.slice(0, -1) };
  const given = column.fields.length === 0 ? '' : `${valueOf(parent)} is not null and `;
  const violation = { name: `${labelOf(column)}: a value in every row`, sql: `${given}${missing(column)}`, keyAt };
  return [underColumn(column, ['nulls'], scalar(0, value.at), violation)];
}

function isRequired(node: MapNode): boolean {
  const value = entryOf(node, 'required')?.value;
  return value?.kind === 'scalar' && value.value === true;
}

function once({ node, column }: Property, reading: Reading): readonly Demanded[] {
  const unique = take(node, 'unique', trueOrFalse, reading);
  if (unique?.is !== true) return [];
  return [uniqueWanted([column], { name: `${labelOf(column)}: unique`, severity: 'block', keyAt: unique.keyAt })];
}

/** Classifications that allow values to be shown. The standard does not fix the words; any other one hides the values. */
export const open: ReadonlySet<string> = new Set(['none', 'open', 'public', 'unclassified']);

function secrecy({ node, column }: Property, reading: Reading): readonly Demanded[] {
  const classified = take(node, 'classification', aText, reading);
  const word = classified?.is.trim().toLowerCase() ?? '';
  if (classified === undefined || word === '' || open.has(word)) return [];
  const { at, keyAt } = classified;
  return [{ path: ['columns', column.name, 'pii'], keyAt, value: scalar('forbid', at) }];
}

/** Lists relationships of a field as not evaluated: only columns can be keys. */
function listRelationships(node: MapNode, what: string, reading: Reading): void {
  for (const [i, { at }] of mapsOf(node, 'relationships', reading).entries())
    skip(reading, `${what}.relationships[${i}]`, at, 'a field of a struct is not a key here');
}

function fieldsWanted({ node, column }: Property, subject: Subject, reading: Reading): readonly Demanded[] {
  if (!node.entries.has('properties')) return [];
  return propertiesOf(node, column, subject.what, reading).flatMap((field) =>
    propertyWanted(field, { ...subject, column: field.column, what: `${subject.what}.${field.name}` }, reading),
  );
}
