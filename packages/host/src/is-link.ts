// Whether a path is a link, which a change may bring in its checkout.
import { lstatSync } from 'node:fs';

export function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
