// No file imports itself around a corner, by types either: a circle has no lowest piece to read first.
import { posix } from 'node:path';
import type { SourceFile } from './source-file.ts';

/** Each circle once, as the files in order of import, starting with the first by name. */
export function circles(sources: readonly SourceFile[]): readonly string[] {
  const targets = new Map(sources.map((file) => [file.path, relativeTargets(file)]));
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const from = trail.indexOf(path);
    if (from >= 0) found.add(asCircle(trail.slice(from)));
    if (from >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return [...found];
}

/** Paths of the files that a file imports by a relative specifier. */
export function relativeTargets(file: SourceFile): readonly string[] {
  return file.imports.flatMap(({ of }) =>
    of?.startsWith('.') === true ? [posix.join(posix.dirname(file.path), of)] : [],
  );
}

function asCircle(paths: readonly string[]): string {
  const first = paths.indexOf(paths.toSorted()[0] ?? '');
  const turned = [...paths.slice(first), ...paths.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}
