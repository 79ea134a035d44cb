// MD5 as DVC computes it: of the bytes; before DVC 3, of text with its line ends converted to Unix's.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** DVC hashes in pieces of this size, and decides for each piece whether it is text to convert. */
const PIECE = 2 ** 20;

/** MD5 of a file in 32 hexadecimal digits, read in pieces. */
export async function md5OfFile(path: string, unixText: boolean): Promise<string> {
  const hash = createHash('md5');
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.allocUnsafe(Math.min(PIECE, size + 1));
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return hash.digest('hex');
      const piece = buffer.subarray(0, bytesRead);
      hash.update(unixText && isText(piece) ? withUnixLines(piece) : piece);
    }
  } finally {
    await file.close();
  }
}

export function md5OfBytes(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

/** dvc_data.hashfile.istextfile: no NUL, and at most 30 % of the first 512 bytes are not printable ASCII or white space. */
function isText(piece: Buffer): boolean {
  const block = piece.subarray(0, 512);
  const odd = block.filter((byte) => byte >= 127 || (byte < 32 && ![8, 9, 10, 12, 13].includes(byte))).length;
  return !block.includes(0) && odd / block.length <= 0.3;
}

function withUnixLines(piece: Buffer): Buffer {
  return Buffer.from(piece.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
