// Which kind of value zod expected: a map, a list, a text, a number.
import type { z } from 'zod';

export type Issue = z.core.$ZodIssue;

/** 'a number or a map': every kind that a union takes. */
export function expectedOf({ errors }: z.core.$ZodIssueInvalidUnion): string {
  return [...new Set(errors.flatMap((branch) => branch.filter(isOfAnotherKind).map(expectedBy)))].join(' or ');
}

/** Whether a value of another kind altogether was found, not a wrong one of the right kind. */
export function isOfAnotherKind(issue: Issue): boolean {
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

export function expectedBy(issue: Issue): string {
  if (issue.code === 'invalid_union') return expectedOf(issue);
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' or ');
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  return issue.code === 'custom' ? String(issue.params?.['expected'] ?? issue.message) : issue.message;
}
