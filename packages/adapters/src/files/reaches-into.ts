// Whether a glob may match files below a folder that cannot be listed.
import { posix } from 'node:path';
import { alternatives } from './alternatives.ts';

/** Both paths start from the same root, which is '.'. */
export function reachesInto(folder: string, glob: string): boolean {
  return folder === '.' || alternatives(glob).some((one) => reaches(folder.split('/'), one.split('/')));
}

function reaches(names: readonly string[], parts: readonly string[]): boolean {
  const deep = parts.indexOf('**');
  const meets = names.every((name, i) => (deep >= 0 && i >= deep) || posix.matchesGlob(name, parts[i] ?? ''));
  return meets && (deep >= 0 || parts.length > names.length);
}
