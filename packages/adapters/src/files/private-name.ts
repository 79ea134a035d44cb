// How the names of private folders begin. Apart from what makes them, since an engine process asks only this.
import { basename } from 'node:path';

export const PRIVATE = 'modelgate-';

/** Whether a folder is named as ours are. */
export function isPrivate(folder: string): boolean {
  return basename(folder).startsWith(PRIVATE);
}
