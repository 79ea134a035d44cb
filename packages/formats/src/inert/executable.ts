// Programs: ELF, PE, Mach-O, Java classes. No model is one, and nobody can tell here what one does.
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

export const executableReader: Reader = {
  format: 'executable',
  recognises: (head, source) => magics.some((magic) => startsWith(head, magic)) || isPe(head, source),
  read: () => ({
    treatment: { kind: 'not-evaluated', why: 'unsupported', reason: 'it is a program, which nobody can judge here' },
    anomalies: [{ code: 'embedded-executable', detail: 'it is a program', offset: 0 }],
  }),
};
