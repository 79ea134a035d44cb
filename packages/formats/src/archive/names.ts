// Names of members, as an unpacker understands them.
import type { CodeFact } from '@modelgate/core';

/** Whether the name leads out of the folder that it is unpacked to: it is absolute, has a drive, or goes through '..'. */
export function escapes(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}

/** The same text for all names that some file system takes for one file. */
export function normalised(name: string): string {
  const segments = name.replaceAll('\\', '/').split('/');
  return segments.filter((segment) => segment !== '' && segment !== '.').join('/');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder('latin1');

/** A name as text; if it is not UTF-8, each byte becomes a character. */
export function nameOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}

/**
 * Program text that a loader imports: TorchServe imports the handlers in its archives, torch.package whatever a pickle
 * in it names.
 */
export function programsIn(names: readonly string[]): readonly CodeFact[] {
  return names.filter((name) => /\.(?:py|pyc|pyo)$/i.test(name)).map((what) => ({ kind: kindOf(what), what }));
}

const kindOf = (name: string): CodeFact['kind'] => (/\.py$/i.test(name) ? 'python-source' : 'python-bytecode');
