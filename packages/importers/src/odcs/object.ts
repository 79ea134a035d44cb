// All demands of one object of a contract.
import type { MapNode, Span } from '@modelgate/core/source';
import type { Demanded } from '../section.ts';
import { chooseObject, objectsOf, type Chosen, type ContractObject } from './choose-object.ts';
import { uniqueWanted } from './duplicates.ts';
import { keysOfObject, lookAtKeys } from './keys.ts';
import { propertiesOf, propertyWanted, type Property } from './property.ts';
import { qualityWanted } from './quality.ts';
import type { Reading } from './reading.ts';
import { idOf, referencesWanted, type Owner, type Referable } from './references.ts';
import { serviceLevelsWanted } from './service-levels.ts';

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
  const id = idOf(node);
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
