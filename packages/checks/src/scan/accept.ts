// Which findings a line of the policy accepts.
import type { Allowance, Allowances } from './allowance.ts';
import type { ScanFinding } from './finding.ts';

/** The finding with the line that accepts it, or as it was. */
export function accept(finding: ScanFinding, allowances: Allowances): ScanFinding {
  const allowed = allowances.find((allowance) => accepts(allowance, finding));
  return allowed === undefined ? finding : { ...finding, allowed };
}

function accepts(given: Allowance, { allowance: needed, level }: ScanFinding): boolean {
  if (sameText(given, needed)) return true;
  if (!('callable' in given && 'callable' in needed) || given.role !== needed.role || level === 'dangerous')
    return false;
  return given.callable.endsWith('.*') && given.callable === `${moduleOf(needed.callable)}.*`;
}

/** Whether they name the same thing, whoever answers for it. */
function sameText(a: Allowance, b: Allowance): boolean {
  const [these, those]: readonly Readonly<Record<string, string>>[] = [a, b];
  return named.every((key) => these?.[key] === those?.[key]);
}

const named = ['path', 'callable', 'role', 'operator', 'anomaly', 'format', 'code', 'template', 'reference'];

function moduleOf(callable: string): string {
  return callable.slice(0, Math.max(0, callable.lastIndexOf('.')));
}
