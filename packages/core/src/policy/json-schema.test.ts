// The JSON Schema: what an editor accepts, refuses and explains.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sections } from './fake-gate.fixture.ts';
import { policyJsonSchema } from './json-schema.ts';
import { gatesOfTheLanguage } from './not-built.ts';

const schema = policyJsonSchema(sections);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false }).compile(schema);
const accepts = (text: string): boolean => validate(parse(text, { merge: true }));

const long = (evaluate: string): string =>
  `{ version: 1, data: { test: { path: t.csv } }, models: { m: { path: m.onnx } }, gates: { evaluate-model: ${evaluate} } }`;

describe('refuses what the reader refuses', () => {
  test.each([
    '{ model: m.onnx, data: t.csv, label: y }',
    '{ version: 2, model: m.onnx, data: t.csv, label: y }',
    '{ version: 1, confidense: 0.9 }',
    '{ version: 1, confidence: 95% }',
    '{ version: 1, data: { lake: { table: t, engine: trino } } }',
    '{ version: 1, models: { "a b": { path: m.onnx } } }',
    '{ version: 1, models: { m: { path: m.onnx, task: binery } } }',
    '{ version: 1, gates: { bias-check: {} } }',
    long('{ discover-slices: true }'),
    long('{ metrics: { acuracy: 0.8 } }'),
    long('{ metrics: { accuracy: 84 } }'),
    long('{ metrics: { accuracy: { min: 0.8, margin: 1 } } }'),
    long('{ metrics: { accuracy: { min: 0.8, margin: 1% } } }'),
    long('{ metrics: { accuracy: { max: 0.8 } } }'),
    long('{ metrics: { log-loss: { min: 0.8 } } }'),
    long('{ metrics: { log-loss: { margin: 1pt } } }'),
  ])('%s', (text) => {
    expect(accepts(text)).toBe(false);
  });
});

describe('accepts', () => {
  test.each([
    '{ version: 1, model: m.onnx, data: t.csv, label: y }',
    long('{ metrics: { accuracy: off, roc-auc: { margin: off } } }'),
    long('off'),
    long(''),
    '{ version: 1, extends: base.yml, data: { test: { label: y } }, models: { m: { gates: { count-rows: { min: 3 } } } } }',
  ])('%s', (text) => {
    expect(accepts(text)).toBe(true);
  });
});

test('names no gate and no key that is not built', () => {
  const text = JSON.stringify(schema);
  const notBuilt = gatesOfTheLanguage.filter((gate) => gate !== 'evaluate-model');
  for (const word of [...notBuilt, 'discover-slices', 'robustness', 'compatibility', 'table', 'engine'])
    expect(text).not.toContain(`"${word}"`);
});

test('explains every key of the language', () => {
  const silent: string[] = [];
  walk(schema, '', silent);
  expect(silent).toEqual([]);
});

function walk(node: unknown, path: string, silent: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { properties } = node as { properties?: Record<string, Record<string, unknown>> };
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (!('description' in value) && !('$ref' in value)) silent.push(`${path}.${key}`);
  }
  for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`, silent);
}
