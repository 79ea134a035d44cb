// Every key of the standard and how it is treated. Nothing is ignored silently: a key that is not listed here is a problem.
import { didYouMean, nearest, type Severity } from '@modelgate/core';
import { quoted, type MapNode, type Node } from '@modelgate/core/source';
import { problem, skip, type Reading } from './reading.ts';

/** evaluated: it becomes a rule. describes: it asks nothing of the data. not-evaluated: it asks something, and is listed as not evaluated. */
export type Fate = 'evaluated' | 'describes' | 'not-evaluated';

export interface Key {
  readonly fate: Fate;
  /** The rule that it becomes, or why it is none. */
  readonly as: string;
  /** The severity of what is not evaluated, where data could break it. */
  readonly severity?: Severity;
  /** The first version that has it; absent: all. */
  readonly since?: '3.2';
}

export type Keys = Readonly<Record<string, Key>>;

const evaluated = (as: string): Key => ({ fate: 'evaluated', as });
const describes = (as: string): Key => ({ fate: 'describes', as });
const not = (as: string): Key => ({ fate: 'not-evaluated', as });
const later = (key: Key): Key => ({ ...key, as: `${key.as} (since v3.2)`, since: '3.2' });

const aboutElements: Keys = {
  id: evaluated('what relationships refer to'),
  name: evaluated('the name; of a column, unless `physicalName` says another'),
  physicalName: evaluated('the name in the data'),
  physicalType: describes(
    'the server’s word for the type; of a property without `logicalType` it is listed as not evaluated',
  ),
  description: describes('words'),
  businessName: describes('words'),
  tags: describes('labels'),
  authoritativeDefinitions: describes('links'),
  customProperties: describes('whatever its author means; no part of the standard'),
  quality: evaluated('see quality'),
  relationships: evaluated('see relationships'),
  synonyms: later(describes('words')),
  deprecated: later(describes('a label')),
};

export const keysOfContract: Keys = {
  apiVersion: evaluated('v3.0.0, v3.0.1, v3.0.2, v3.1.0 or v3.2.0'),
  kind: evaluated('DataContract'),
  schema: evaluated('see schema'),
  slaProperties: evaluated('see slaProperties'),
  slaDefaultElement: evaluated('the element of `slaProperties` that name none'),
  id: describes('a name'),
  name: describes('a name'),
  version: describes('the version of the contract'),
  status: describes('where the contract is in its life'),
  tenant: describes('words'),
  domain: describes('words'),
  dataProduct: describes('words'),
  description: describes('words'),
  tags: describes('labels'),
  authoritativeDefinitions: describes('links'),
  contractCreatedTs: describes('when it was made'),
  servers: describes('where data is kept; the policy says which data is judged'),
  support: describes('people'),
  team: describes('people'),
  roles: describes('people'),
  price: describes('money'),
  context: later(describes('words')),
  customProperties: describes('whatever its author means; no part of the standard'),
};

export const keysOfObject: Keys = {
  ...aboutElements,
  properties: evaluated('`columns`: each is there'),
  logicalType: evaluated('`object`; a `blob` has no columns and is not evaluated'),
  dataGranularityDescription: describes('words'),
  context: later(describes('words')),
};

export const keysOfProperty: Keys = {
  ...aboutElements,
  logicalType: evaluated('`type`'),
  logicalTypeOptions: evaluated('see logicalTypeOptions'),
  required: evaluated('`nulls: 0`'),
  unique: evaluated('`unique`; where values may be missing, SQL that leaves missing ones out, as UNIQUE does'),
  primaryKey: evaluated('`nulls: 0`, and `unique` of all key columns together'),
  primaryKeyPosition: evaluated('the order of the key’s columns'),
  classification: evaluated('`pii: forbid`, unless it is public, open, unclassified or none'),
  properties: evaluated('fields of a struct: SQL over `struct_extract`'),
  items: { ...not('rules for the items of a list; the list itself is evaluated'), severity: 'block' },
  map: later({ ...not('rules for the keys and values of a map; the map itself is evaluated'), severity: 'block' }),
  enum: later(evaluated('`in`')),
  semanticType: later(evaluated('a `measure` is an aggregate and no column: it is listed as not evaluated')),
  partitioned: not('how files are laid out'),
  partitionKeyPosition: not('how files are laid out'),
  encryptedName: not('another column with the same content'),
  transformSourceObjects: describes('where values come from'),
  transformLogic: not('how values are made, in another dialect'),
  transformDescription: describes('words'),
  examples: describes('words'),
  criticalDataElement: describes('a label'),
};

export const keysOfEnum: Keys = {
  value: evaluated('one of the values of `in`'),
  label: describes('words'),
  id: describes('a name'),
  description: describes('words'),
  tags: describes('labels'),
  authoritativeDefinitions: describes('links'),
  customProperties: describes('whatever its author means; no part of the standard'),
};

export const keysOfQuality: Keys = {
  type: evaluated('library, sql; text and custom are not evaluated'),
  metric: evaluated('see metrics'),
  rule: evaluated('the same by its name in v3.0: nullCheck, duplicateCount, validValues, unique, rowCount'),
  arguments: evaluated('of the metric'),
  validValues: evaluated('of the rule validValues of v3.0'),
  query: evaluated('`expressions`, where it is one aggregate over the object, in SQL that means the same everywhere'),
  mustBe: evaluated('= the value'),
  mustNotBe: evaluated('≠ the value'),
  mustBeGreaterThan: evaluated('> the value'),
  mustBeGreaterOrEqualTo: evaluated('≥ the value'),
  mustBeLessThan: evaluated('< the value'),
  mustBeLessOrEqualTo: evaluated('≤ the value'),
  mustBeBetween: evaluated('> the first and < the second: the ends are outside'),
  mustNotBeBetween: evaluated('≤ the first or ≥ the second: what is not between'),
  unit: evaluated('rows, or percent of all rows'),
  severity: evaluated('`severity: warn` for info, low, minor, trivial, warn, warning; all else blocks'),
  name: evaluated('the rule’s name'),
  description: evaluated('the rule’s name where it has none'),
  id: describes('a name'),
  dimension: describes('a label'),
  method: describes('a label'),
  businessImpact: describes('words'),
  schedule: describes('when others run it; here it runs with every change'),
  scheduler: describes('when others run it'),
  tags: describes('labels'),
  authoritativeDefinitions: describes('links'),
  customProperties: describes('whatever its author means; no part of the standard'),
  engine: describes('of a custom rule, which is not evaluated'),
  implementation: describes('of a custom rule, which is not evaluated'),
};

export const keysOfRelationship: Keys = {
  type: evaluated('foreignKey'),
  from: evaluated('columns of this object'),
  to: evaluated('`references`, where the policy has a data set of the other object’s name'),
  id: describes('a name'),
  description: describes('words'),
  customProperties: describes('whatever its author means; no part of the standard'),
};

export const keysOfSla: Keys = {
  property: evaluated('latency (ly, freshness); see service levels'),
  value: evaluated('how many units, or a duration of ISO 8601'),
  unit: evaluated('s, min, h, d, w, y and their words; m is a minute'),
  element: evaluated('object.column, or a column where there is one object; several with commas'),
  valueExt: not('a second value, which no property explains'),
  driver: describes('a label'),
  description: describes('words'),
  id: describes('a name'),
  schedule: describes('when others run it'),
  scheduler: describes('when others run it'),
  authoritativeDefinitions: describes('links'),
  customProperties: describes('whatever its author means; no part of the standard'),
};

/**
 * Lists the keys of a map that are not evaluated. Keys that the standard does not
 * have are problems, or listed too where it is `open` to them.
 */
export function lookAtKeys(map: MapNode, keys: Keys, what: string, reading: Reading, open: boolean = false): void {
  for (const [key, { keyAt, value }] of map.entries) {
    const known = Object.hasOwn(keys, key) && isIn(keys[key]!, reading) ? keys[key] : undefined;
    if (known?.fate === 'not-evaluated' && asksSomething(value))
      skip(reading, `${what}.${key}`, keyAt, known.as, known.severity ?? 'none');
    if (known !== undefined) continue;
    if (open) skip(reading, `${what}.${key}`, keyAt, 'the standard has no such key', 'none');
    else unknownKey(key, namesIn(keys, reading), what, keyAt, reading);
  }
}

/** Whether the contract's version of the standard has a key. */
export function isIn({ since }: Key, { version }: Reading): boolean {
  return since === undefined || version >= since;
}

function namesIn(keys: Keys, reading: Reading): readonly string[] {
  return Object.keys(keys).filter((key) => isIn(keys[key]!, reading));
}

export function unknownKey(
  key: string,
  known: readonly string[],
  what: string,
  at: MapNode['at'],
  reading: Reading,
): void {
  const near = nearest(key, known);
  const message = `unknown key ${quoted(key)} in ${what}${didYouMean(near)}`;
  const hint = near === undefined ? `the standard has here: ${known.join(', ')}` : `write ${near}`;
  problem(reading, 'policy/unknown-key', at, message, hint);
}

/** Whether a value asks for something: contracts write false, -1, '' or an empty list when they do not. */
function asksSomething(node: Node): boolean {
  if (node.kind === 'scalar')
    return node.value !== null && node.value !== false && node.value !== '' && node.value !== -1;
  return node.kind === 'list' ? node.items.length > 0 : node.entries.size > 0;
}
