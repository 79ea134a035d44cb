// Policies from texts in memory, for tests.
import { sections } from './fake-gate.fixture.ts';
import type { ReadFile } from './load.ts';
import { readPolicies } from './read.ts';
import type { Policy } from './types.ts';

/** A reader of files that are given as texts or bytes. */
export function filesFrom(files: Readonly<Record<string, string | Uint8Array>>): ReadFile {
  return async (path) => {
    if (!Object.hasOwn(files, path)) return { absent: true };
    const file = files[path];
    return { found: typeof file === 'string' ? new TextEncoder().encode(file) : file };
  };
}

/** The one policy of a text. */
export async function policyOf(text: string, from: 'head' | 'base' = 'head'): Promise<Policy> {
  const [policy] = await readPolicies('modelgate.yml', filesFrom({ 'modelgate.yml': text }), sections, { from });
  return policy;
}
