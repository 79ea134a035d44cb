// A file that a policy names and nobody finds: what stands beside it under nearly that name is told.
import { InputError, isGlob, nearest, type Ports } from '@modelgate/core';
import { posix } from 'node:path';

/** `path` counts from the repository's root. */
export async function missingFile(named: string, path: string, { files }: Pick<Ports, 'files'>): Promise<InputError> {
  const like = isGlob(path) ? undefined : await nearestFile(path, files);
  return new InputError({
    code: 'input/file-missing',
    named,
    expected: `a file at ${path}`,
    received: 'none',
    hint: `${like === undefined ? '' : `did you mean ${like}? Else `}check the path in the policy; it counts from the policy’s folder`,
  });
}

/** Names that differ by case only are one on some machines and two on others. */
async function nearestFile(path: string, files: Ports['files']): Promise<string | undefined> {
  const folder = posix.dirname(path);
  // A link that leads out of the repository is no answer either.
  const beside = await files.find(posix.join(folder, '*')).catch(() => []);
  const names = beside.map((file) => file.split(/[/\\]/).at(-1)!);
  const own = posix.basename(path);
  const name = names.find((each) => each.toLowerCase() === own.toLowerCase()) ?? nearest(own, names);
  return name === undefined ? undefined : posix.join(folder, name);
}
