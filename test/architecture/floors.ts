// Imports go down only, type imports too: each fault names the arrow that breaks the rule.
import { posix } from 'node:path';
import { floors, ownPackage, packageOf } from './house.ts';
import type { SourceFile } from './source-file.ts';

/** A file of a package instead of an entry that its manifest exports. */
const inside = /\/(src|lib)\/|\.[cm]?[jt]s$/;

/** Faults, one line each: file, line, and the arrow. */
export function floorFaults(sources: readonly SourceFile[]): readonly string[] {
  return sources.flatMap((file) => {
    const from = file.package;
    if (from === undefined) return [];
    return file.imports.flatMap(({ of, line }) => {
      const fault = of === undefined ? undefined : arrowFault(file, from, of);
      return fault === undefined ? [] : [`${file.path}:${line}: ${fault}`];
    });
  });
}

function arrowFault(file: SourceFile, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return pathFault(file, from, specifier);
  const name = packageOf(specifier);
  const to = name === undefined ? undefined : ownPackage(name);
  if (to === undefined || (file.isTest && to === 'testkit')) return undefined;
  if (inside.test(specifier))
    return `${from} → ${specifier} reaches into a package; import ${name} or an entry it exports`;
  const allowed = floors[from];
  if (allowed === undefined) return `${from} has no floor in test/architecture/house.ts`;
  if (allowed.includes(to)) return undefined;
  return `${from} → ${to} is no way down; ${from} may import ${allowed.join(', ') || 'nothing of ours'}`;
}

function pathFault(file: SourceFile, from: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file.path), specifier);
  if (target.startsWith(`packages/${from}/`)) return undefined;
  if (file.isTest && !target.startsWith('packages/')) return undefined; // a test may read the project's files
  return `${from} → ${target} leaves the package by a path; import the package by its name`;
}
