// SHA-256 of a file, a stretch at a time.
import { createHash, hash as hashOf } from 'node:crypto';
import type { ByteSource } from '@modelgate/formats/scan';

const STRETCH = 1_048_576;

/** 64 hexadecimal digits. */
export function sha256Of(source: ByteSource): string {
  if (source.size <= STRETCH) return hashOf('sha256', source.read(0, STRETCH));
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += STRETCH) hash.update(source.read(at, STRETCH));
  return hash.digest('hex');
}
