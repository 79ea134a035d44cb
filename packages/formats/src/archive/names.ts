// Names of members, as an unpacker would take them.
import type { CodeFact } from '@modelgate/core';

/** The name leads out of the folder it is unpacked to: absolute, of a drive, or through '..'. */
export function escapes(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}

/** Names that one file system takes for the same file. */
export function normalised(name: string): string {
  const segments = name.replaceAll('\\', '/').split('/');
  return segments.filter((segment) => segment !== '' && segment !== '.').join('/');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder('latin1');

/** A name as text; bytes that are no UTF-8 are taken one by one. */
export function nameOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}

/** Program text that a loader imports: TorchServe the handlers in its archives, torch.package all that a pickle in it names. */
export function programsIn(names: readonly string[]): readonly CodeFact[] {
  return names.filter((name) => /\.(?:py|pyc|pyo)$/i.test(name)).map((what) => ({ kind: kindOf(what), what }));
}

const kindOf = (name: string): CodeFact['kind'] => (/\.py$/i.test(name) ? 'python-source' : 'python-bytecode');
