// Words of the policy language that this version does not run: each is refused by name, never ignored.
import type { Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import type { Span } from '../source/span.ts';

/** Every gate of the language; built are those that the reader of a policy is given. */
export const gatesOfTheLanguage = [
  'validate-data',
  'evaluate-model',
  'bias-check',
  'benchmark-gpu',
  'security-scan',
  'promote',
  'monitor',
  'custom',
] as const;

/**
 * Keys of the language by the map in which they stand ('' is the file itself; * is any
 * name). A key that a schema knows is built, even if it is listed here.
 */
const keys: readonly (readonly [place: string, words: readonly string[]])[] = [
  ['', ['owners']],
  ['gates', gatesOfTheLanguage],
  ['data.*', ['table', 'engine']],
  ['gates.evaluate-model', ['discover-slices', 'compatibility', 'robustness']],
  ['gates.security-scan', ['signature', 'secrets', 'licenses']],
];

/** Whether a key belongs to the language at this place, although no schema of this version has it. */
export function isOfTheLanguage(place: readonly (string | number)[], key: string): boolean {
  return keys.some(
    ([pattern, words]) => words.includes(key) && matches(pattern === '' ? [] : pattern.split('.'), place),
  );
}

function matches(pattern: readonly string[], place: readonly (string | number)[]): boolean {
  return pattern.length === place.length && pattern.every((part, i) => part === '*' || part === place[i]);
}

/** Keys of gates that users write under a data set or model instead, by the map in which they are found then. */
const ofGates: readonly (readonly [place: string, words: readonly string[], gate: string])[] = [
  [
    'data.*',
    ['show-values', 'columns', 'rows', 'unique', 'reference', 'drift', 'leakage', 'contract'],
    'validate-data',
  ],
  ['models.*', ['metrics', 'slices'], 'evaluate-model'],
  ['models.*', ['groups', 'parity'], 'bias-check'],
];

/**
 * The gate that a key belongs to, when the key was written under
 * a data set or model instead; undefined when it belongs to none.
 */
export function gateOfKey(place: readonly (string | number)[], key: string): string | undefined {
  return ofGates.find(([pattern, words]) => words.includes(key) && matches(pattern.split('.'), place))?.[2];
}

export function notBuiltKey(key: string, at: Span): Problem {
  return {
    code: 'policy/not-built',
    message: `${quoted(key)} is part of the policy language, but this version of ModelGate does not run it yet`,
    at,
    hint: `remove ${key} until it does; nothing in a policy is ever left out silently`,
  };
}

const sources: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^s3:\/\//i, 'data in S3'],
  [/^mlflow:/i, 'a model of an MLflow registry'],
  [/^gto:/i, 'a model of a GTO registry'],
];

/** What a path names when it is one of the language's sources that this version cannot open. */
export function notBuiltSource(path: string): string | undefined {
  return sources.find(([pattern]) => pattern.test(path))?.[1];
}
