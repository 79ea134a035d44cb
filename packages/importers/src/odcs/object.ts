// The objects of a contract, and all demands of one of them.
import { nearest } from '@modelgate/core';
import { quoted, type MapNode, type Span } from '@modelgate/core/source';
import type { Demanded } from '../section.ts';
import { uniqueWanted } from './duplicates.ts';
import { keysOfObject, lookAtKeys } from './keys.ts';
import { propertiesOf, propertyWanted, type Property } from './property.ts';
import { qualityWanted } from './quality.ts';
import { aText, mapsOf, problem, take, type Reading } from './reading.ts';
import { referencesWanted, textOf, type Owner, type Referable } from './references.ts';
import { serviceLevelsWanted } from './service-levels.ts';

/** Which object to read, and what the policy has. */
export interface Chosen {
  /**
   * The object's name or physical name; may be left out where
   * the contract has one object, or one named like the data set.
   */
  readonly object?: string;
  /** The data set that the contract is about. */
  readonly data?: string;
  /** Every data set of the policy: what relationships may refer to. */
  readonly dataSets?: readonly string[];
  /** Where the policy names the contract, or its object: the place of problems with the choice. */
  readonly namedAt?: Span;
}

interface ContractObject {
  readonly node: MapNode;
  readonly name: string;
  readonly names: readonly string[];
  readonly nameAt: Span;
}

/** The objects of the contract that have a name; a problem for each one without. */
function objectsOf(root: MapNode, reading: Reading): readonly ContractObject[] {
  return mapsOf(root, 'schema', reading).flatMap((node) => {
    const name = take(node, 'name', aText, reading);
    const physical = take(node, 'physicalName', aText, reading);
    if (name !== undefined && name.is.trim() !== '')
      return [{ node, name: name.is, names: [name.is, ...(physical ? [physical.is] : [])], nameAt: name.keyAt }];
    if (name !== undefined || !node.entries.has('name'))
      problem(reading, 'policy/missing-key', node.at, 'an object of the schema has no name', 'add name:');
    return [];
  });
}

function chooseObject(
  objects: readonly ContractObject[],
  { object, data }: Chosen,
  at: Span,
  reading: Reading,
): ContractObject | undefined {
  const named = (wanted: string): readonly ContractObject[] => {
    const byName = objects.filter(({ name }) => name === wanted);
    return byName.length > 0 ? byName : objects.filter(({ names }) => names.includes(wanted));
  };
  const found = object === undefined ? (objects.length === 1 ? objects : named(data ?? '')) : named(object);
  if (found.length === 1) return found[0];
  const all = objects.map(({ name }) => quoted(name)).join(', ');
  const known = all === '' ? 'the contract has none' : `objects: ${all}`;
  const near = nearest(
    object ?? data ?? '',
    objects.map(({ name }) => name),
  );
  if (found.length > 1)
    problem(reading, 'policy/ambiguous', found[1]!.nameAt, 'two objects have that name', 'rename one');
  else if (object !== undefined)
    problem(
      reading,
      'policy/unknown-data',
      at,
      `the contract has no object ${quoted(object)}; ${known}`,
      `name ${near ?? 'one of them'}`,
    );
  else if (objects.length > 0)
    problem(
      reading,
      'policy/ambiguous',
      at,
      `the contract has several objects${data === undefined ? '' : ` and none is called ${quoted(data)}`}; ${known}`,
      `name the one that is meant${near === undefined ? '' : `: ${quoted(near)}?`}`,
    );
  return undefined;
}

/** All demands of the chosen object; undefined, with a problem, where there is no such object. */
export function objectWanted(
  root: MapNode,
  chosen: Chosen,
  at: Span,
  reading: Reading,
): { readonly name: string; readonly at: Span; readonly demanded: readonly Demanded[] } | undefined {
  const objects = objectsOf(root, reading);
  const object = chooseObject(objects, chosen, chosen.namedAt ?? at, reading);
  if (object === undefined) return undefined;
  const { node, name, names } = object;
  lookAtKeys(node, keysOfObject, name, reading);
  const silent = { ...reading, problems: [], notEvaluated: [] };
  const properties = propertiesOf(node, undefined, name, reading);
  const own = referable(object, properties, chosen.data);
  const others = objects
    .filter((each) => each !== object)
    .map((each) => referable(each, propertiesOf(each.node, undefined, each.name, silent), dataOf(each, chosen)));
  const columns = new Map(properties.map((property) => [property.name, property.column]));
  const subject = { what: name, columns, tables: names };
  const owner = ownerOf(own, others, objects);
  const demanded = [
    ...properties.flatMap((property) => {
      const what = `${name}.${property.name}`;
      const relations = referencesWanted(property.node, property, what, owner, reading);
      return [...propertyWanted(property, { ...subject, column: property.column, what }, reading), ...relations];
    }),
    ...primaryKey(properties),
    ...qualityWanted(node, subject, reading),
    ...referencesWanted(node, undefined, name, owner, reading),
    ...serviceLevelsWanted(root, owner, reading),
  ];
  return { name, at: node.entries.get('properties')?.keyAt ?? object.nameAt, demanded };
}

function dataOf({ names }: ContractObject, { dataSets = [] }: Chosen): string | undefined {
  return names.find((name) => dataSets.includes(name));
}

function referable({ name }: ContractObject, properties: readonly Property[], data: string | undefined): Referable {
  const byName = new Map(properties.map((property) => [property.name, property]));
  const byId = new Map(properties.flatMap((property) => withId(property.node, property)));
  return { name, byName, byId, ...(data !== undefined && { data }) };
}

function ownerOf(own: Referable, others: readonly Referable[], objects: readonly ContractObject[]): Owner {
  const all = new Map([...others, own].map((each) => [each.name, each]));
  const objectsById = new Map(objects.flatMap(({ node, name }) => withId(node, all.get(name)!)));
  return { own, objects: all, objectsById };
}

function withId<T>(node: MapNode, of: T): readonly (readonly [string, T])[] {
  const id = textOf(node, 'id');
  return id === undefined ? [] : [[id, of]];
}

/** The demand that the columns of the primary key are unique together. */
function primaryKey(properties: readonly Property[]): readonly Demanded[] {
  const key = properties
    .filter(({ keyPosition }) => keyPosition !== undefined)
    .toSorted((a, b) => a.keyPosition! - b.keyPosition!);
  const [first] = key;
  if (first === undefined) return [];
  const { keyAt } = first.node.entries.get('primaryKey')!;
  return [
    uniqueWanted(
      key.map(({ column }) => column),
      { name: 'primary key', severity: 'block', keyAt },
    ),
  ];
}
