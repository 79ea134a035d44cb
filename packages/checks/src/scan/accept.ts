// Which findings a line of the policy accepts.
import { isGlob, isNamedByGlob } from '@modelgate/core';
import type { Allowance, Allowances } from './allowance.ts';
import type { ScanFinding } from './finding.ts';

/** The finding in the file `path`, with the line that accepts it, or as it was. */
export function accept(finding: ScanFinding, allowances: Allowances, path: string): ScanFinding {
  const allowed = allowances.find((given) => accepts(given, finding) && isAbout(given, path));
  return allowed === undefined ? finding : { ...finding, allowed };
}

function accepts(given: Allowance, { allowance: needed, level }: ScanFinding): boolean {
  if (level === 'dangerous') return isAnsweredFor(given) && isSame(given, needed);
  return isSame(given, needed) || isOfModule(given, needed);
}

/** Somebody answers for it, and says why. */
export function isAnsweredFor({ owner, reason }: Allowance): boolean {
  return owner !== undefined && reason !== undefined;
}

function isSame(a: Allowance, b: Allowance): boolean {
  const [these, those]: readonly Readonly<Record<string, string>>[] = [a, b];
  return named.every((key) => these?.[key] === those?.[key]);
}

const named = ['callable', 'role', 'operator', 'anomaly', 'format', 'code', 'template', 'reference'];

function isOfModule(given: Allowance, needed: Allowance): boolean {
  if (!('callable' in given && 'callable' in needed) || given.role !== needed.role) return false;
  return given.callable.endsWith('.*') && given.callable === `${moduleOf(needed.callable)}.*`;
}

function moduleOf(callable: string): string {
  return callable.slice(0, Math.max(0, callable.lastIndexOf('.')));
}

function isAbout({ path: about }: Allowance, path: string): boolean {
  return about === undefined || about === path || (isGlob(about) && isNamedByGlob(path, about));
}
