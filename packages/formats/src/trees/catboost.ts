// CatBoost's models: a FlatBuffer of trees behind a magic word and its length. Applying one evaluates numbers and nothing else.
// https://github.com/catboost/catboost/blob/master/catboost/libs/model/model.cpp
import { BrokenError, type Reader } from '../scan/reader.ts';

const MAGIC = 'CBM1';

export const catboostReader: Reader = {
  format: 'catboost',
  recognises: (head) => Buffer.from(head.subarray(0, 4)).toString('latin1') === MAGIC,
  read(source) {
    const start = Buffer.from(source.read(0, 12));
    if (start.length < 12) throw new BrokenError('it ends within its header');
    const core = start.readUInt32LE(4);
    const table = start.readUInt32LE(8);
    if (8 + core > source.size || table >= core) throw new BrokenError('its trees do not end within the file');
    return { treatment: { kind: 'inert' } };
  },
};
