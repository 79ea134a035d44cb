// Digests as the lock has them, of texts that tests make up.
import { hash } from 'node:crypto';
import type { FileDigests } from './locked.ts';

export function digestsOfText(text: string): FileDigests {
  return { sha256: hash('sha256', text, 'hex'), blake2b512: hash('blake2b512', text, 'hex') };
}
