// What is kept of a file is sealed with a key that only its bytes give: who may read a cache reads nothing of data that they do not have.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const CIPHER = 'aes-256-gcm';
const [NONCE, TAG] = [12, 16];
/** No profile is longer, bytes. */
const LONGEST = 1 << 24;

/** `key`: 32 bytes, hexadecimal. `about` is not hidden, but the seal holds for nothing else. */
export function seal(text: string, key: string, about: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, Buffer.from(key, 'hex'), nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** undefined: it was sealed with another key, for something else, or is not what was sealed. */
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
