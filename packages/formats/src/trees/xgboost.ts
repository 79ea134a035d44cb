// XGBoost's own binary models, which it wrote before JSON and still reads: sizes, the names of the objective and of the booster, trees.
// https://github.com/dmlc/xgboost/blob/v1.7.6/src/learner.cc, LearnerIO::LoadModel. Applying one evaluates numbers and nothing else.
import type { Reader } from '../scan/reader.ts';

/** LearnerModelParamLegacy; models of some versions begin with a magic word. */
const SIZES = 136;
const MAGIC = 'binf';
const OBJECTIVE = /^(?:binary|count|multi|rank|reg|survival):[\w-]+$|^[a-z_]+$/;
const BOOSTER = /^(?:gbtree|gblinear|dart)$/;

export const xgboostReader: Reader = {
  format: 'xgboost',
  recognises: (head) => {
    const start = latin1(head.subarray(0, 4)) === MAGIC ? MAGIC.length : 0;
    const objective = textAt(head, start + SIZES);
    if (objective === undefined || !OBJECTIVE.test(objective)) return false;
    return BOOSTER.test(textAt(head, start + SIZES + 8 + objective.length) ?? '');
  },
  read: () => ({ treatment: { kind: 'inert' } }),
};

const LONGEST_NAME = 64;

/** Eight bytes of length, and as many letters; undefined for more than a name has, or where they are not there. */
function textAt(head: Uint8Array, offset: number): string | undefined {
  if (head.length < offset + 8) return undefined;
  const view = new DataView(head.buffer, head.byteOffset + offset, 8);
  const length = view.getUint32(0, true);
  if (view.getUint32(4, true) !== 0 || length > LONGEST_NAME) return undefined;
  return latin1(head.subarray(offset + 8, offset + 8 + length));
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
