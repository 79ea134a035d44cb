// Encrypts what is kept of a file with a key derived from the file's bytes: whoever can read a cache, but does not have the file, learns
// nothing about it.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const CIPHER = 'aes-256-gcm';
const [NONCE, TAG] = [12, 16];
/** Longest profile, in bytes. */
const LONGEST = 1 << 24;

/** `key`: 32 bytes, hexadecimal. `about` is not encrypted but authenticated: unsealing needs the same text. */
export function seal(text: string, key: string, about: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, Buffer.from(key, 'hex'), nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** The text; undefined if it was sealed with another key or another `about`, or was changed since. */
export function unseal(sealed: string, key: string, about: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const cipher = createDecipheriv(CIPHER, Buffer.from(key, 'hex'), bytes.subarray(0, NONCE), { authTagLength: TAG });
    cipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const body = Buffer.concat([cipher.update(bytes.subarray(NONCE + TAG)), cipher.final()]);
    return inflateRawSync(body, { maxOutputLength: LONGEST }).toString();
  } catch {
    return undefined;
  }
}
