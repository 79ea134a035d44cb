// What zod found wrong, as problems of the policy: each with its place, what was found and what was expected.
import type { z } from 'zod';
import type { Problem } from '../errors/errors.ts';
import { found, quoted } from '../source/found.ts';
import { follow, plain } from '../source/tree.ts';
import type { Path, NodePlace } from '../source/tree.ts';
import { named, where, type Checked } from './checked.ts';
import { expectedBy, expectedOf, isOfAnotherKind, type Issue } from './kinds.ts';
import type { Fault } from './literal.ts';
import { keysAt } from './schema-keys.ts';
import { ofUnknownKeys } from './unknown-key.ts';
import { wrongKind } from './wrong-kind.ts';

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

function missingKey(path: Path, missing: number, place: NodePlace, checked: Checked): Problem {
  const key = path[path.length - missing];
  const inside = path.slice(0, path.length - missing);
  const message = `${quoted(String(key))} is missing in ${where(inside, checked)}`;
  const keyAt = place.keyAt ?? (place.node === checked.root ? checked.keyAt : undefined);
  return { code: 'policy/missing-key', message, at: keyAt ?? beginOf(place.node.at), hint: `add ${key}:` };
}

function ofValue(issue: Issue, path: Path, place: NodePlace, checked: Checked): Problem {
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

function ofFault(issue: z.core.$ZodIssueCustom, subject: string, place: NodePlace): Problem {
  const { code = 'policy/out-of-range', hint } = (issue.params ?? {}) as Partial<Omit<Fault, 'message'>>;
  const at = code === 'policy/unknown-key' || code === 'policy/missing-key' ? keyOf(place) : place.node.at;
  return { code, message: `${subject}: ${issue.message}`, at, ...(hint !== undefined && { hint }) };
}

/** The first character of a span, since a whole file is too much to point at. */
function beginOf(at: Problem['at']): Problem['at'] {
  return { ...at, end: at.start };
}

const keyOf = (place: NodePlace): Problem['at'] => place.keyAt ?? place.node.at;

function outOfRange(place: NodePlace, message: string): Problem {
  return { code: 'policy/out-of-range', message, at: place.node.at, hint: 'change the value' };
}
