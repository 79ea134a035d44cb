// Models of fastText: words with vectors, which every binding reads in C++. Loading runs nothing of them.
// https://github.com/facebookresearch/fastText/blob/main/src/fasttext.cc, FASTTEXT_FILEFORMAT_MAGIC_INT32
import { startsWith } from '../scan/after.ts';
import type { Reader } from '../scan/reader.ts';

export const fasttextReader: Reader = {
  format: 'fasttext',
  recognises: (head) => ['\x0b\0\0\0', '\x0c\0\0\0'].some((version) => startsWith(head, `\xba\x16\x4f\x2f${version}`)),
  read: () => ({ treatment: { kind: 'inert' } }),
};
