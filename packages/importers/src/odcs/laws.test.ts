// Laws of reading: whatever the text, rules or a PolicyError with places inside the file; every span at a key; nothing in silence.
import { formatProblems } from '@modelgate/core';
import { parseYaml, plain, printable, type Span } from '@modelgate/core/source';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectInside, swapToken } from '../../../../test/fixtures/mutated-yaml.ts';
import type { Imported } from '../imported.ts';
import { keysOfObject, keysOfProperty, keysOfQuality, keysOfRelationship, keysOfSla, type Keys } from './keys.ts';
import type { Chosen } from './choose-object.ts';
import { cases, chosenOf, leavesOf, read, textAt, textOf } from './reading.fixture.ts';

function spansOf({ section, notEvaluated }: Imported): readonly Span[] {
  const leaves = leavesOf(section).flatMap((leaf) => [leaf.keyAt, leaf.node.at]);
  return [...leaves, ...notEvaluated.map((each) => each.at)];
}

function law(text: string): void {
  const outcome = read(text, { data: 'orders', dataSets: ['test'] });
  if ('imported' in outcome) {
    expectInside(spansOf(outcome.imported), text);
    return;
  }
  expect(outcome.problems.length).toBeGreaterThan(0);
  expectInside(
    outcome.problems.map(({ at }) => at),
    text,
  );
  const shown = formatProblems(outcome.problems).replaceAll('\n', '');
  expect(printable(shown)).toBe(shown);
}

const texts = cases.map(textOf);
const scraps =
  '|null|true|-1|1e400|"\\u202e"|[]|{}|&a x|*a|<<: *a|name|schema|properties|quality|metric|rule|mustBe|v3.0.2|v3.1.0|string|integer|date|object|{ a: 1 }|[1, 2]|"(" |\'\'\'|__proto__|constructor|*|2020-01-01|percent|SELECT count(*) FROM {object}'.split(
    '|',
  );

test('mutated contracts', () => {
  const mutation = fc.record({
    text: fc.constantFrom(...texts),
    edits: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: fc.constantFrom(...scraps) }), {
      minLength: 1,
      maxLength: 4,
    }),
  });
  fc.assert(
    fc.property(mutation, ({ text, edits }) => {
      law(edits.reduce((mutated, { at, put }) => swapToken(mutated, at, put), text));
    }),
    { numRuns: 1500 },
  );
});

const readable = cases.flatMap((name) => {
  const outcome = read(textOf(name), chosenOf(name));
  return 'imported' in outcome ? [{ name, imported: outcome.imported }] : [];
});

/** Keys of the standard that a leaf can be made from, by where it stands in the section. */
const sources: readonly (readonly [place: RegExp, keys: RegExp])[] = [
  [/^columns\/[^/]+$/, /^(name|physicalName)$/],
  [/^columns\/[^/]+\/type$/, /^logicalType$/],
  [/^columns\/[^/]+\/type\/\d+$/, /./],
  [/^columns\/[^/]+\/pii$/, /^classification$/],
  [/^columns\/[^/]+\/nulls(\/|$)/, /^(required|primaryKey|metric|rule|must\w+)$/],
  [/^columns\/[^/]+\/min$/, /^(minimum|exclusiveMinimum)$/],
  [/^columns\/[^/]+\/max$/, /^(maximum|exclusiveMaximum)$/],
  [/^columns\/[^/]+\/length\/min$/, /^minLength$/],
  [/^columns\/[^/]+\/length\/max$/, /^maxLength$/],
  [/^columns\/[^/]+\/matches(\/|$)/, /^(pattern|format|rule|must\w+)$/],
  [/^columns\/[^/]+\/in\/(values\/)?\d+$/, /./],
  [/^columns\/[^/]+\/in\/(values|violations|severity)$/, /^must\w+$/],
  [/^rows\//, /^must\w+$/],
  [/^unique\//, /^(unique|primaryKey|must\w+)$/],
  [/^references\//, /^to$/],
  [/^freshness\//, /^value$/],
  [
    /^expressions\//,
    /^(name|physicalName|logicalType|required|unique|primaryKey|metric|rule|must\w+|m\w+|exclusive\w+|pattern|format|uniqueItems)$/,
  ],
];

test.each(readable)('every leaf of $name points at the key that it was made from', ({ imported }) => {
  for (const { path, keyAt } of leavesOf(imported.section)) {
    if (path.length === 0) continue;
    const place = path.join('/');
    const known = sources.find(([pattern]) => pattern.test(place));
    expect(known, place).toBeDefined();
    expect(textAt(imported.text, keyAt), place).toMatch(known![1]);
  }
});

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Maps of a contract by the list that they stand in, with the standard's keys for each. */
const places: Readonly<Record<string, Keys>> = {
  schema: keysOfObject,
  properties: keysOfProperty,
  quality: keysOfQuality,
  relationships: keysOfRelationship,
  slaProperties: keysOfSla,
};

/** Values that say what holds without them. */
const sayNothing: Readonly<Record<string, RegExp>> = {
  unit: /^rows$/,
  type: /^(library|foreignKey)$/,
  severity: /^error$/,
  primaryKeyPosition: /./,
  id: /./,
  description: /./,
  classification: /^public$/i,
};

/** Keys of the cases without which the rest says the same. */
const sameWithout: ReadonlySet<string> = new Set([
  'nested schema.0.logicalType',
  'nested schema.0.properties.2.items',
  // Either of two secret fields hides the column.
  'nested schema.0.properties.0.properties.0.classification',
  'nested schema.0.properties.0.properties.1.classification',
  'operators schema.0.properties.0.quality.17.unit',
  'orders-v3.0 schema.0.physicalName',
  'adult schema.0.physicalName',
  'queries schema.0.physicalName',
  'service-levels slaProperties.2.element',
]);

/** Every way to take one key that asks for something away. */
function* cuts(json: Json, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof json !== 'object' || json === null) return;
  const list = path.findLast((step) => typeof step === 'string') as string | undefined;
  for (const [key, value] of Object.entries(json)) {
    const here = [...path, Array.isArray(json) ? Number(key) : key];
    const known = Array.isArray(json) || list === undefined ? undefined : places[list];
    // What is listed as a whole needs none of its parts.
    if (known?.[key]?.fate === 'describes' || path.includes('items')) continue;
    const says = typeof value === 'object' || !(sayNothing[key]?.test(String(value)) ?? false);
    const asks = value !== false && value !== null && value !== -1;
    if ((known !== undefined || list === 'logicalTypeOptions') && says && asks) yield here;
    else if (Array.isArray(json) && ['quality', 'relationships', 'slaProperties'].includes(list ?? '')) yield here;
    yield* cuts(value, here);
  }
}

function without(json: Json, [step, ...rest]: readonly (string | number)[]): Json {
  if (Array.isArray(json)) {
    if (rest.length === 0) return json.filter((_, i) => i !== step);
    return json.map((item, i) => (i === step ? without(item, rest) : item));
  }
  const entries = Object.entries(json as Record<string, Json>).filter(([key]) => rest.length > 0 || key !== step);
  return Object.fromEntries(entries.map(([key, value]) => [key, key === step ? without(value, rest) : value]));
}

/** The outcome without its places. */
function placeless(json: Json, chosen: Chosen): string {
  const outcome = read(JSON.stringify(json), chosen);
  if ('problems' in outcome) return outcome.problems.map(({ message }) => message).join();
  const { section, notEvaluated } = outcome.imported;
  const bare = (each: object): object => ({ ...each, at: undefined });
  return JSON.stringify([plain(section), notEvaluated.map(bare)]);
}

/** Whether the rule in which a key stands is listed as a whole: what stands in it changes nothing. */
function isListed(path: readonly (string | number)[], { notEvaluated }: Imported): boolean {
  const list = path.findLastIndex((step) => typeof step === 'string' && step in places);
  const rule = `${path[list]}[${path[list + 1]}]`;
  return path.length > list + 2 && notEvaluated.some(({ what }) => what.endsWith(rule));
}

test.each(readable)(
  'whatever is taken away from $name leaves a gap: nothing is read in silence',
  ({ name, imported }) => {
    const chosen = { ...chosenOf(name), object: imported.object };
    const json = plain(parseYaml('c.yaml', new TextEncoder().encode(textOf(name))).root!) as {
      schema: { name: string }[];
    };
    const before = placeless(json, chosen);
    for (const path of cuts(json)) {
      const isOther = path[0] === 'schema' && json.schema[path[1] as number]?.name !== imported.object;
      if (isOther || isListed(path, imported) || sameWithout.has(`${name} ${path.join('.')}`)) continue;
      expect(placeless(without(json, path), chosen), path.join('.')).not.toBe(before);
    }
  },
);
