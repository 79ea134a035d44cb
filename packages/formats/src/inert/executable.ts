// Programs: ELF, PE, Mach-O, Java classes, compiled modules of Python. No model is one, and nobody can tell here what one does.
import { startsWith } from '../scan/after.ts';
import type { Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

const magics = [
  '\x7fELF',
  '\xfe\xed\xfa\xce',
  '\xfe\xed\xfa\xcf',
  '\xce\xfa\xed\xfe',
  '\xcf\xfa\xed\xfe',
  '\xca\xfe\xba\xbe',
];

/** MZ is too short to tell: it names the place of a second header. 'MZqFpD' is a portable executable of Cosmopolitan, such as a llamafile. */
function isPe(head: Uint8Array, source: ByteSource): boolean {
  if (!startsWith(head, 'MZ') || head.length < 64) return false;
  if (startsWith(head, 'MZqFpD')) return true;
  const at = new DataView(head.buffer, head.byteOffset).getUint32(60, true);
  return startsWith(source.read(at, 4), 'PE\0\0');
}

/**
 * What Python's compiler keeps: a version and \r\n, then flags from 3.7 on, a time or a hash, and an object of code without arguments,
 * with or without the bit of a reference. https://peps.python.org/pep-0552/
 */
function isCompiledPython(head: Uint8Array): boolean {
  if (head[2] !== 0x0d || head[3] !== 0x0a) return false;
  return [8, 12, 16].some((at) => {
    const [kind, ...args] = head.subarray(at, at + 5);
    return (kind === 0x63 || kind === 0xe3) && args.length === 4 && args.every((byte) => byte === 0);
  });
}

export const executableReader: Reader = {
  format: 'executable',
  recognises: (head, source) =>
    magics.some((magic) => startsWith(head, magic)) || isPe(head, source) || isCompiledPython(head),
  read: () => ({
    treatment: { kind: 'not-evaluated', why: 'unsupported', reason: 'it is a program, which nobody can judge here' },
    anomalies: [{ code: 'embedded-executable', detail: 'it is a program', offset: 0 }],
  }),
};
