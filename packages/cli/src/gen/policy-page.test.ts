// docs/policy.md names every key that a policy may have, with what is written there and what it is.
import { plainJsonSchema } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import { expect, it } from 'vitest';
import { keysOf, sharedKeys, type Schema } from './policy-keys.ts';
import { policyPage } from './policy-page.ts';

const schema: Schema = plainJsonSchema(gates.map(({ section }) => section));
const page = policyPage();

/** Names of the properties of all maps; those of limits by metric are told as one. */
function namesIn(of: unknown): readonly string[] {
  if (typeof of !== 'object' || of === null) return [];
  const { properties = {}, ...rest } = of as Schema;
  const own = Object.entries(properties).flatMap(([name, inner]) =>
    inner.not === undefined ? [name, ...namesIn(inner)] : [],
  );
  return [...own, ...Object.values(rest).flatMap(namesIn)];
}

it('has a row for every key', () => {
  const { metrics } = schema.properties!['gates']!.properties!['evaluate-model']!.properties!;
  const { parity } = schema.properties!['gates']!.properties!['bias-check']!.properties!;
  const byMetric = new Set([metrics, parity].flatMap((map) => Object.keys(map!.properties!)));
  const names = new Set(namesIn(schema).filter((name) => !byMetric.has(name)));
  expect(names.size).toBeGreaterThan(100);
  const rows = new Set([...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key!.split('.').at(-1)));
  const apart = new Set(['data', 'models', 'gates', 'waivers', ...gates.map(({ id }) => id)]);
  expect([...names].filter((name) => !rows.has(name) && !apart.has(name))).toEqual([]);
});

it('says of every key what is written there and what it is', () => {
  const rows = [...page.matchAll(/^\| `([^`]+)` \| (.*?) \| (.*?) \| (.*?) \|$/gm)];
  expect(rows.filter(([, , type, , sentence]) => type === '' || sentence === '').map(([, key]) => key)).toEqual([]);
  expect(page).toContain('| `confidence` | a number from 0.5 to 0.999 | `0.95` | 1 − α for each gate and model. |');
  expect(page).toContain('| `severity` | `block`, `warn` | `block` |');
  expect(page).toContain('| `freshness.max-age` | a duration, `24h` | required |');
});

it('tells alternatives apart, and keys that all limits share once', () => {
  const limit: Schema = {
    anyOf: [
      { type: 'number', minimum: 0, description: 'A. At least this.' },
      { properties: { min: { type: 'number', minimum: 0, description: 'A. At least this.' } }, required: ['min'] },
    ],
  };
  const a = { key: 'a', type: 'a number from 0 or a map', default: '', sentence: 'A. At least this.' };
  const min = { key: 'a.min', type: 'a number from 0', default: 'required', sentence: 'A. At least this.' };
  expect(keysOf({ properties: { a: limit } })).toEqual([a, min]);
  expect(sharedKeys({ a: limit, b: limit })).toEqual([
    { key: 'min', type: 'a number', default: 'required', sentence: 'At least this.' },
  ]);
});
