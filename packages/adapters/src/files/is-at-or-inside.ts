// Whether a path lies in a folder, both as real paths, without links.
import { sep } from 'node:path';

export function isAtOrInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}
