// Whether a path is a symbolic link; a change may add one to the checkout.
import { lstatSync } from 'node:fs';

export function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
