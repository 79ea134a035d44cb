// PyTorch's files before version 1.6: five pickles (magic number, protocol, system, the object, keys of its storages), and
// then the storages, raw. Source: torch/serialization.py, _legacy_save.
import type { ByteSource } from '../scan/source.ts';

export const PICKLES_OF_LEGACY = 5;

/** LONG1 of 10 bytes, 0x1950a86a20f9469cfc6c, and STOP. */
const magic = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

/** Whether the first pickle, which ends here, is the magic number. */
export function startsLegacy(source: ByteSource, end: number): boolean {
  const tail = source.read(Math.max(0, end - magic.length), magic.length);
  return tail.length === magic.length && magic.every((byte, i) => tail[i] === byte);
}
