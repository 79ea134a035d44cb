// The checkout's own files with their digests, each hashed once in a run.
import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { md5OfFile } from './digest.ts';
import { leadsToFile } from './kinds.ts';

export interface OwnFiles {
  readonly root: string;
  /** The absolute path of a file; undefined where there is none, or a link out of the checkout, such as DVC's links into its cache. */
  at(path: string): Promise<string | undefined>;
  md5(file: string, unixText: boolean): Promise<string>;
}

export function ownFiles(root: string): OwnFiles {
  const hashed = new Map<string, Promise<string>>();
  return {
    root,
    at: async (path) => {
      const file = resolve(root, path);
      if (!(await leadsToFile(file))) return undefined;
      const [real, top] = await Promise.all([realpath(file), realpath(root)]);
      return real.startsWith(top + sep) ? file : undefined;
    },
    md5: (file, unixText) => {
      const key = `${String(unixText)} ${file}`;
      const known = hashed.get(key) ?? md5OfFile(file, unixText);
      hashed.set(key, known);
      return known;
    },
  };
}
