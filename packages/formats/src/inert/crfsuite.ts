// Models of CRFsuite, which sklearn-crfsuite and python-crfsuite read: weights of features. Loading runs nothing of them.
// https://github.com/chokkan/crfsuite/blob/master/lib/crf/src/crf1d_model.c, header_t
import { startsWith } from '../scan/after.ts';
import type { Reader } from '../scan/reader.ts';

export const crfsuiteReader: Reader = {
  format: 'crfsuite',
  recognises: (head, source) => {
    if (!startsWith(head, 'lCRF') || head.length < 48) return false;
    const size = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
    return size === source.size && Buffer.from(head.subarray(8, 12)).toString('latin1') === 'FOMC';
  },
  read: () => ({ treatment: { kind: 'inert' } }),
};
