// Files that a model refers to: whether they lie in its folder, without a symbolic link on the way.
import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import type { ReferenceFact } from '@modelgate/core';

/** Where the file `target` lies that the model at `file` refers to. Nothing is opened. */
export function neighbour(file: string, target: string): ReferenceFact['found'] {
  const folder = dirname(file);
  const path = normalize(target.replaceAll('\\', '/'));
  // A C library would open the part before the zero byte, which may be a link.
  if (target.includes('\0')) return 'outside';
  if (isAbsolute(path) || /^[A-Za-z]:/.test(target) || path === '..' || path.startsWith(`..${sep}`)) return 'outside';
  try {
    const entry = lstatSync(join(folder, path));
    const home = realpathSync(folder);
    return entry.isFile() && realpathSync(join(folder, path)) === join(home, path) ? 'inside' : 'link';
  } catch {
    return 'absent';
  }
}
