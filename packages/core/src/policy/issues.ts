// What zod found wrong, as problems of the policy: each with its place, what was found and what was expected.
import type { z } from 'zod';
import { policyCodes, type PolicyCode } from '../errors/codes.ts';
import type { Problem } from '../errors/errors.ts';
import { found, printable, quoted } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import { follow, plain } from '../source/tree.ts';
import type { Entry, Node, Path, Place } from '../source/tree.ts';
import type { Fault } from './literals.ts';
import { gateOfKey, isOfTheLanguage, notBuiltKey } from './not-built.ts';
import { keysAt, placeBelow } from './schema-keys.ts';
import { didYouMean, nearest } from './suggest.ts';
import { knownElsewhere } from './words-elsewhere.ts';

type Issue = z.core.$ZodIssue;

/** A value that was checked: the schema, the tree it was written as, and where that tree stands in the policy. */
export interface Checked {
  readonly schema: z.ZodType;
  readonly root: Node;
  /** [] for the file, ['gates', 'evaluate-model'] for a section. */
  readonly at: Path;
  /** The key under which the value stands, where it has one. */
  readonly keyAt?: Span;
}

/** Adds the problems behind zod's issues; one by one, since a hostile file may have more than a call takes arguments. */
export function reportIssues(issues: readonly Issue[], checked: Checked, problems: Problem[]): void {
  for (const issue of issues) for (const problem of problemsOfIssue(issue, [], checked)) problems.push(problem);
}

function problemsOfIssue(issue: Issue, prefix: Path, checked: Checked): readonly Problem[] {
  const path = [...prefix, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'invalid_union') return ofUnion(issue, path, checked);
  const { place, missing } = follow(checked.root, path);
  if (issue.code === 'unrecognized_keys') return ofUnknownKeys(issue, path, place, checked);
  if (missing > 0) return [missingKey(path, missing, place, checked)];
  return [ofValue(issue, path, place, checked)];
}

/**
 * Problems of the branch that the value was meant for: the one for its kind of value; among several branches with maps,
 * the one with the nearest keys.
 */
function ofUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, checked: Checked): readonly Problem[] {
  const meant = issue.errors.filter((issues) => !issues.some(isOfAnotherKind));
  const keysOff = meant.map((issues) => keysOffIn(issues, path, checked));
  const branch = meant[keysOff.indexOf(Math.min(...keysOff))];
  if (branch) return branch.flatMap((inner) => problemsOfIssue(inner, path, checked));
  const { place, missing } = follow(checked.root, path);
  if (missing > 0) return [missingKey(path, missing, place, checked)];
  return [wrongKind(place, named(path, checked), expectedOf(issue), keysAt(checked.schema, path))];
}

/** How many keys of the value a branch does not know, plus how many it requires and does not find. */
function keysOffIn(issues: readonly Issue[], path: Path, { root }: Checked): number {
  const { node } = follow(root, path).place;
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
  const missing = issues.filter(
    ({ path: [key, ...deeper] }) => deeper.length === 0 && node.kind === 'map' && !node.entries.has(String(key)),
  );
  return unknown.length + missing.filter((issue) => issue.path.length > 0).length;
}

function expectedOf({ errors }: z.core.$ZodIssueInvalidUnion): string {
  return [...new Set(errors.flatMap((branch) => branch.filter(isOfAnotherKind).map(expectedBy)))].join(' or ');
}

function isOfAnotherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((branch) => branch.some(isOfAnotherKind));
  // A branch for true or false is for another kind of value; any other literal is a wrong value of the right kind.
  if (issue.code === 'invalid_value') return issue.values.every((value) => typeof value === 'boolean');
  return issue.code === 'invalid_type' || (issue.code === 'custom' && issue.params?.['code'] === 'policy/wrong-type');
}

const kinds: Readonly<Record<string, string>> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function expectedBy(issue: Issue): string {
  if (issue.code === 'invalid_union') return expectedOf(issue);
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' or ');
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  return issue.code === 'custom' ? String(issue.params?.['expected'] ?? issue.message) : issue.message;
}

function ofUnknownKeys(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  path: Path,
  place: Place,
  checked: Checked,
): readonly Problem[] {
  const known = keysAt(checked.schema, path);
  const code = isPolicyCode(issue.message) ? issue.message : 'policy/unknown-key';
  const entries = place.node.kind === 'map' ? place.node.entries : new Map<string, Entry>();
  return issue.keys.map((key) => {
    const at = entries.get(key)?.keyAt ?? place.node.at;
    if (isOfTheLanguage([...checked.at, ...path], key)) return notBuiltKey(key, at);
    if (known.includes(key)) return strangeBeside(key, where(path, checked), at);
    const problem = unknownKey(code, key, where(path, checked), known, at);
    const hint = standsElsewhere(key, path, checked);
    return hint === undefined ? problem : { ...problem, hint };
  });
}

/** A key that belongs to another form of this map. */
function strangeBeside(key: string, place: string, at: Problem['at']): Problem {
  const message = `${quoted(key)} does not go with the other keys of ${place}`;
  return { code: 'policy/unknown-key', message, at, hint: `remove ${key}, or the keys that it stands beside` };
}

/** For a known key in the wrong place (a rule of a column beside `columns`, a rule of the table under a column): where to write it. */
function standsElsewhere(key: string, path: Path, { schema, at }: Checked): string | undefined {
  const gate = gateOfKey([...at, ...path], key);
  if (gate !== undefined) return `${key} is a key of gates.${gate}: write it there`;
  const below = placeBelow(schema, path, key);
  if (below !== undefined) return `${key} is a key of what ${below[0]} names: write it under ${below.join('.')}`;
  const [holder] = path.slice(-2);
  const beside = path.length >= 2 && keysAt(schema, path.slice(0, -2)).includes(key);
  return beside ? `${key} stands beside ${holder}, not under it` : undefined;
}

/** The problem of an unknown key, with the nearest known one. */
export function unknownKey(
  code: PolicyCode,
  key: string,
  place: string,
  known: readonly string[],
  at: Problem['at'],
): Problem {
  const near = knownElsewhere(key, known) ?? nearest(key, known);
  const noun = code === 'policy/unknown-metric' ? 'metric' : 'key';
  const message = `unknown ${noun} ${quoted(key)} in ${place}${didYouMean(near)}`;
  const hint = near === undefined ? `known here: ${known.join(', ')}` : `write ${near}`;
  return { code, message, at, ...(known.length > 0 && { hint }) };
}

function isPolicyCode(text: string): text is PolicyCode {
  return (policyCodes as readonly string[]).includes(text);
}

function missingKey(path: Path, missing: number, place: Place, checked: Checked): Problem {
  const key = path[path.length - missing];
  const inside = path.slice(0, path.length - missing);
  const message = `${quoted(String(key))} is missing in ${where(inside, checked)}`;
  const keyAt = place.keyAt ?? (place.node === checked.root ? checked.keyAt : undefined);
  return { code: 'policy/missing-key', message, at: keyAt ?? beginOf(place.node.at), hint: `add ${key}:` };
}

function ofValue(issue: Issue, path: Path, place: Place, checked: Checked): Problem {
  const subject = named(path, checked);
  if (issue.code === 'custom') return ofFault(issue, subject, place);
  if (issue.code === 'invalid_key') {
    const inner = issue.issues[0]?.message ?? 'another name';
    return {
      ...outOfRange(place, `${subject} cannot be a name here: ${inner}`),
      at: keyOf(place),
      hint: 'choose another name',
    };
  }
  if (issue.code === 'invalid_type') return wrongKind(place, subject, expectedBy(issue), keysAt(checked.schema, path));
  return outOfRange(place, `${subject} is ${found(plain(place.node))}, expected ${bounds(issue)}`);
}

function bounds(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  const many = 'origin' in issue && issue.origin !== 'number';
  if (many && issue.code === 'too_small' && issue.minimum === 1) return 'at least one entry';
  const unit = many ? ' entries' : '';
  if (issue.code === 'too_small')
    return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit}`;
  if (issue.code === 'too_big') return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit}`;
  return issue.message;
}

function ofFault(issue: z.core.$ZodIssueCustom, subject: string, place: Place): Problem {
  const { code = 'policy/out-of-range', hint } = (issue.params ?? {}) as Partial<Omit<Fault, 'message'>>;
  const at = code === 'policy/unknown-key' || code === 'policy/missing-key' ? keyOf(place) : place.node.at;
  return { code, message: `${subject}: ${issue.message}`, at, ...(hint !== undefined && { hint }) };
}

/** The first character of a span, since a whole file is too much to point at. */
function beginOf(at: Problem['at']): Problem['at'] {
  return { ...at, end: at.start };
}

const keyOf = (place: Place): Problem['at'] => place.keyAt ?? place.node.at;

function outOfRange(place: Place, message: string): Problem {
  return { code: 'policy/out-of-range', message, at: place.node.at, hint: 'change the value' };
}

/** A value of another kind than expected, with the expected one as it is written. `keys`: those that a map may have. */
function wrongKind({ node }: Place, subject: string, expected: string, keys: readonly string[]): Problem {
  const message = `${subject} is ${found(plain(node))}, expected ${expected}`;
  return { code: 'policy/wrong-type', message, at: node.at, hint: hintOfKind(node, expected, keys) };
}

function hintOfKind(node: Node, expected: string, keys: readonly string[]): string {
  const value = node.kind === 'scalar' && node.value !== null ? printable(String(node.value)).slice(0, 60) : '…';
  const map = mapLike(node, keys);
  if (expected === 'a map' || expected === 'a map or a list')
    return `write ${map}, or each key and its value on a line of their own below it`;
  if (expected === 'a list') return `write [${value}]`;
  if (expected === 'a list or a map') return `write [${value}], or a map: ${map}`;
  if (typeof plain(node) !== 'string' || !expected.includes('a number') || !/^[-+]?\d+(\.\d+)?$/.test(value))
    return `write ${expected.replace(/ or a map$/, () => `, or a map: ${map}`)}`;
  return value.replace(/\D/g, '').length > 15 ? 'write a number of at most 15 digits' : `write ${value} without quotes`;
}

/** A map as it may be written here: of what stands in a list, where those are keys; else of the first keys that there are. */
function mapLike(node: Node, keys: readonly string[]): string {
  const listed = node.kind === 'list' ? node.items.map(plain).filter((item) => typeof item === 'string') : [];
  // A path is no name.
  const written = listed.filter((item) => !/[./]/.test(item)).map((item) => printable(item).slice(0, 60));
  const known = keys.length === 0 ? written : written.filter((item) => keys.includes(item));
  const shown = known.length > 0 ? known : keys;
  return shown.length === 0 ? '{ key: value }' : mapOf(shown);
}

/** '{ min: …, max: …, change: … }'. */
function mapOf(keys: readonly string[]): string {
  const shown = keys.slice(0, MOST_KEYS).map((key) => `${key}: …`);
  return `{ ${shown.join(', ')}${keys.length > MOST_KEYS ? ', …' : ''} }`;
}

const MOST_KEYS = 4;

/** 'threshold', 'metrics.accuracy.min': the last steps that say which value is meant. */
function named(path: Path, checked: Checked): string {
  const full = [...checked.at, ...path];
  let from = Math.max(0, full.length - 2);
  while (from > 0 && (typeof full[from] === 'number' || typeof full[from + 1] === 'number')) from--;
  return full.length === 0 ? 'the policy' : spelled(full.slice(from));
}

/** 'metrics.accuracy.min', 'waivers[0].until'. */
function spelled(path: Path): string {
  return printable(
    path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${step}` : step)).join(''),
  );
}

/** 'gates.evaluate-model', 'the policy'. */
function where(path: Path, checked: Checked): string {
  return spelled([...checked.at, ...path]) || 'the policy';
}
