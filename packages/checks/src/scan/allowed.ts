// Entries of the policy's `allow`: what each covers, and how one is written.
import { posix } from 'node:path';
import { isGlob } from '@modelgate/core';
import type { Allowance } from './finding.ts';

/** The keys that say what is allowed; an entry has exactly one of them. */
export const allowable = ['callable', 'operator', 'anomaly', 'format'] as const;

/** Whether one of the entries covers what a finding wants allowed in the file at `path`. */
export function isAllowed(wanted: Allowance, path: string, allow: readonly Allowance[]): boolean {
  return allow.some(
    (entry) =>
      allowable.every((key) => matches(entry[key], wanted[key])) &&
      (entry.role === undefined || entry.role === wanted.role) &&
      (entry.path === undefined || isAt(path, entry.path)),
  );
}

/** Exact, but for `module.*`: everything directly in that module, nothing in the modules below it. */
function matches(entry: string | undefined, wanted: string | undefined): boolean {
  if (entry === undefined || wanted === undefined) return entry === wanted;
  if (entry === wanted) return true;
  if (!entry.endsWith('.*')) return false;
  const module = entry.slice(0, -1);
  return wanted.startsWith(module) && !wanted.slice(module.length).includes('.');
}

function isAt(file: string, path: string): boolean {
  if (isGlob(path)) return posix.matchesGlob(file, path);
  return file === path || file.startsWith(`${path.replace(/\/$/, '')}/`);
}

/** 'allow: [{ callable: a.B, role: called }]', as a line of the gate's section. */
export function allowLine(entry: Allowance): string {
  const pairs = Object.entries(entry).map(
    ([key, value]) => `${key}: ${/^[\w./-]+$/.test(value) ? value : JSON.stringify(value)}`,
  );
  return `allow: [{ ${pairs.join(', ')} }]`;
}
