// The objects of a contract, and the one that the policy means.
import { nearest } from '@modelgate/core';
import { quoted, type MapNode, type Span } from '@modelgate/core/source';
import { aText, mapsOf, problem, take, type Reading } from './reading.ts';

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

export interface ContractObject {
  readonly node: MapNode;
  readonly name: string;
  readonly names: readonly string[];
  readonly nameAt: Span;
}

/** The objects of the contract that have a name; a problem for each one without. */
export function objectsOf(root: MapNode, reading: Reading): readonly ContractObject[] {
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

/** The object that is named, else the only one, else the one that is called like the data set; a problem where that is not one. */
export function chooseObject(
  objects: readonly ContractObject[],
  chosen: Chosen,
  at: Span,
  reading: Reading,
): ContractObject | undefined {
  const { object, data = '' } = chosen;
  const found = object === undefined && objects.length === 1 ? objects : named(object ?? data, objects);
  if (found.length === 1) return found[0];
  if (found.length > 1)
    problem(reading, 'policy/ambiguous', found[1]!.nameAt, 'two objects have that name', 'rename one');
  else reportNone(objects, chosen, at, reading);
  return undefined;
}

function named(wanted: string, objects: readonly ContractObject[]): readonly ContractObject[] {
  const byName = objects.filter(({ name }) => name === wanted);
  return byName.length > 0 ? byName : objects.filter(({ names }) => names.includes(wanted));
}

function reportNone(objects: readonly ContractObject[], { object, data }: Chosen, at: Span, reading: Reading): void {
  const names = objects.map(({ name }) => name);
  const known =
    names.length === 0 ? 'the contract has none' : `objects: ${names.map((name) => quoted(name)).join(', ')}`;
  const near = nearest(object ?? data ?? '', names);
  if (object !== undefined) {
    const message = `the contract has no object ${quoted(object)}; ${known}`;
    problem(reading, 'policy/unknown-data', at, message, `name ${near ?? 'one of them'}`);
  } else if (names.length > 0) {
    const none = data === undefined ? '' : ` and none is called ${quoted(data)}`;
    const hint = `name the one that is meant${near === undefined ? '' : `: ${quoted(near)}?`}`;
    problem(reading, 'policy/ambiguous', at, `the contract has several objects${none}; ${known}`, hint);
  }
}
