// The error of a file that a policy names and that does not exist; it suggests a file in the same folder with a similar name.
import { InputError, isGlob, nearest, type Ports } from '@modelgate/core';
import { posix } from 'node:path';

/** `path` counts from the repository's root. */
export async function missingFile(named: string, path: string, { files }: Pick<Ports, 'files'>): Promise<InputError> {
  const inside = isGlob(path) ? undefined : await firstIn(path, files);
  if (inside !== undefined)
    return new InputError({
      code: 'input/file-missing',
      named,
      expected: `a file at ${path}`,
      received: 'a folder',
      hint: `name the file in it, such as ${inside}`,
    });
  const like = isGlob(path) ? undefined : await nearestFile(path, files);
  return new InputError({
    code: 'input/file-missing',
    named,
    expected: `a file at ${path}`,
    received: 'none',
    hint: `${like === undefined ? '' : `did you mean ${like}? Else `}check the path in the policy; it counts from the policy’s folder`,
  });
}

/** A file of the folder at this path; undefined where there is no folder, or none that may be listed. */
async function firstIn(path: string, files: Ports['files']): Promise<string | undefined> {
  const [first] = await files.find(posix.join(path, '*')).catch(() => []);
  return first === undefined ? undefined : posix.join(path, first.split(/[/\\]/).at(-1)!);
}

/** The file with the most similar name; names that differ only by case come first, since some file systems take them for equal. */
async function nearestFile(path: string, files: Ports['files']): Promise<string | undefined> {
  const folder = posix.dirname(path);
  // Listing fails where a link leads out of the repository: then there is no suggestion.
  const beside = await files.find(posix.join(folder, '*')).catch(() => []);
  const names = beside.map((file) => file.split(/[/\\]/).at(-1)!);
  const own = posix.basename(path);
  const name = names.find((each) => each.toLowerCase() === own.toLowerCase()) ?? nearest(own, names);
  return name === undefined ? undefined : posix.join(folder, name);
}
