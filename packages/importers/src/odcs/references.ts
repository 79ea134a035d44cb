// Relationships of v3.1: foreign keys to other objects of the contract, where the policy has a data set of the object's name.
import { quoted, type MapNode, type Node, type Span } from '@modelgate/core/source';
import { list, map, scalar, type Demanded } from '../section.ts';
import { keysOfRelationship, lookAtKeys } from './keys.ts';
import type { Property } from './property.ts';
import { aText, mapsOf, problem, shown, skip, take, type Reading } from './reading.ts';

/** An object that relationships may refer to. */
export interface Referable {
  /** The name in shorthand notation, such as the users of users.id. */
  readonly name: string;
  /** The policy's data set for the object; absent where it has none. */
  readonly data?: string;
  /** Properties by name, for shorthand notation. */
  readonly byName: ReadonlyMap<string, Property>;
  /** Properties by id, for fully qualified notation. */
  readonly byId: ReadonlyMap<string, Property>;
}

export interface Owner {
  readonly own: Referable;
  /** By name. */
  readonly objects: ReadonlyMap<string, Referable>;
  /** By id: schema/users_tbl/properties/user_id. */
  readonly objectsById: ReadonlyMap<string, Referable>;
}

/** The longest reference that is looked up, in characters. */
const LONGEST = 500;

/** The column of a reference such as 'users.id'; names may contain dots themselves. */
export function columnNamed(reference: string, { objects }: Owner): Resolved | undefined {
  if (reference.length > LONGEST) return undefined;
  for (let dot = reference.indexOf('.'); dot >= 0; dot = reference.indexOf('.', dot + 1)) {
    const object = objects.get(reference.slice(0, dot));
    const property = object?.byName.get(reference.slice(dot + 1));
    if (object && property) return { object, property };
  }
  return undefined;
}

/** The demands of the relationships of an object, or of one of its properties, from which they start then. */
export function referencesWanted(
  node: MapNode,
  from: Property | undefined,
  what: string,
  owner: Owner,
  reading: Reading,
): readonly Demanded[] {
  return mapsOf(node, 'relationships', reading).flatMap((relation, i) => {
    const one = { relation, what: `${what}.relationships[${i}]`, owner, reading };
    lookAtKeys(relation, keysOfRelationship, one.what, reading);
    if (!isForeignKey(one)) return [];
    const ends = endsOf(one, from);
    return ends === undefined ? [] : keyWanted(one, ends);
  });
}

interface Relation {
  readonly relation: MapNode;
  readonly what: string;
  readonly owner: Owner;
  readonly reading: Reading;
}

function isForeignKey({ relation, reading }: Relation): boolean {
  const type = take(relation, 'type', aText, reading);
  if (type === undefined) return !relation.entries.has('type');
  if (type.is === 'foreignKey') return true;
  const message = `the type of a relationship is ${quoted(type.is)}, expected foreignKey`;
  problem(reading, 'policy/out-of-range', type.at, message, 'write foreignKey');
  return false;
}

interface Ends {
  readonly from: readonly string[] | Property;
  readonly to: readonly string[];
  readonly keyAt: Span;
}

/** `from` and `to` as written: each a single reference, or lists of equal length. */
function endsOf({ relation, what, reading }: Relation, property: Property | undefined): Ends | undefined {
  const [from, to] = [relation.entries.get('from'), relation.entries.get('to')];
  const fault = (at: Span, message: string, hint: string): undefined => {
    problem(reading, 'policy/out-of-range', at, `${what}: ${message}`, hint);
  };
  if (property && from) return fault(from.keyAt, 'from is the property itself', 'remove from');
  if (to === undefined || (!property && from === undefined))
    return fault(relation.at, 'a relationship needs from and to', `add ${to ? 'from' : 'to'}: object.property`);
  const targets = namesIn(to.value);
  if (targets === undefined) return fault(to.value.at, 'to is not a reference', 'write object.property');
  if (property) {
    if (targets.length === 1) return { from: property, to: targets, keyAt: to.keyAt };
    return fault(to.value.at, 'one property refers to one property', 'move it to the object');
  }
  const sources = namesIn(from!.value);
  const alike = sources?.length === targets.length && from!.value.kind === to.value.kind;
  if (sources && alike) return { from: sources, to: targets, keyAt: to.keyAt };
  return fault(from!.value.at, 'from and to are not as many', 'write as many of one as of the other');
}

function namesIn(node: Node): readonly string[] | undefined {
  const items = node.kind === 'list' ? node.items : [node];
  const names = items.map((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? item.value : undefined,
  );
  return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined;
}

function keyWanted({ what, owner, reading }: Relation, { from, to, keyAt }: Ends): readonly Demanded[] {
  const sources = 'column' in from ? [{ object: owner.own, property: from }] : from.map((ref) => resolve(ref, owner));
  const targets = to.map((ref) => resolve(ref, owner));
  const refused = [...sources, ...targets].find((end) => 'reason' in end);
  const good = (ends: readonly End[]): readonly Resolved[] => ends.filter((end) => 'property' in end);
  const [columns, keys] = [good(sources), good(targets)];
  const [object] = keys.map((key) => key.object);
  const why = refused && 'reason' in refused ? refused.reason : unlinked(columns, keys, owner);
  if (why === undefined && object?.data !== undefined) return [written(columns, keys, object.data, keyAt)];
  skip(reading, what, keyAt, shown(why ?? `the policy has no data set ${object?.name}`));
  return [];
}

/** Why columns and keys are not one foreign key of the owner's object; undefined where they are. */
function unlinked(columns: readonly Resolved[], keys: readonly Resolved[], { own }: Owner): string | undefined {
  if (columns.some(({ object }) => object !== own)) return 'it starts from another object';
  return keys.some(({ object }) => object !== keys[0]!.object) ? 'it refers to several objects at once' : undefined;
}

export interface Resolved {
  readonly object: Referable;
  readonly property: Property;
}

type End = Resolved | { readonly reason: string };

/** Resolves 'users.id' or 'schema/users_tbl/properties/user_id' within this contract. */
function resolve(reference: string, owner: Owner): End {
  const [, file = '', path = ''] = /^(?:([^#]*)#)?\/?(.*)$/s.exec(reference) ?? [];
  if (file !== '') return { reason: 'it refers to another contract' };
  const [, id = '', propertyId = ''] = /^schema\/([^/]+)\/properties\/([^/]+)$/.exec(path) ?? [];
  const object = owner.objectsById.get(id);
  const property = object?.byId.get(propertyId);
  if (object && property) return { object, property };
  const reason = `${reference} is not a column of an object of this contract`;
  return columnNamed(path, owner) ?? { reason };
}

/** Its id, as references name it; undefined where there is none, or one that is no text. */
export function idOf(node: MapNode): string | undefined {
  const value = node.entries.get('id')?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function written(columns: readonly Resolved[], keys: readonly Resolved[], data: string, keyAt: Span): Demanded {
  const names = (values: readonly string[]): Node => {
    const nodes = values.map((value) => scalar(value, keyAt));
    return nodes.length === 1 ? nodes[0]! : list(nodes, keyAt);
  };
  const own = names(columns.map(({ property }) => property.column.name));
  const others = names(keys.map(({ property }) => `${data}.${property.column.name}`));
  return { path: ['references'], keyAt, value: map(keyAt, ['columns', keyAt, own], ['in', keyAt, others]) };
}
