// Whether a glob may match files below a folder that cannot be listed.
import { posix } from 'node:path';

/** Both paths start from the same root. */
export function reachesInto(folder: string, glob: string): boolean {
  const [names, parts] = [folder.split('/'), glob.split('/')];
  const deep = parts.indexOf('**');
  const meets = names.every((name, i) => (deep >= 0 && i >= deep) || posix.matchesGlob(name, parts[i] ?? ''));
  return meets && (deep >= 0 || parts.length > names.length);
}
