// Attacks by settings that a checkpoint holds as texts, which their loader evaluates or calls; and settings that are none.
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const LIST = Buffer.from([0x6c]);
const EVIL = "__import__('os').system('id')";
const checkpoint = (...settingsOf: readonly Buffer[]): Buffer =>
  op.pickle(op.EMPTY_DICT, op.text('args'), op.EMPTY_DICT, ...settingsOf, op.SETITEM);
/** BINUNICODE. */
const longText = (text: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([Buffer.of(0x58), length, Buffer.from(text)]);
};
const layers = op.text('conv_feature_layers');
const evaluated = (name: string, ...parts: readonly Buffer[]): Attack => ({
  name,
  file: 'wav2vec.pt',
  bytes: checkpoint(...parts),
  level: 'dangerous',
});

export const checkpoints: readonly Attack[] = [
  evaluated('a setting that fairseq evaluates', layers, op.text(EVIL), op.SETITEM),
  evaluated('the same as bytes', layers, op.binary(Buffer.from(EVIL)), op.SETITEM),
  evaluated('the same behind more than anybody reads', layers, longText(`[${' '.repeat(2000)}${EVIL}]`), op.SETITEM),
  {
    name: 'the same as a pair that becomes an item',
    file: 'wav2vec.pt',
    bytes: op.pickle(
      op.GLOBAL('collections', 'OrderedDict'),
      op.MARK,
      layers,
      op.text(EVIL),
      LIST,
      op.MARK,
      LIST,
      op.TUPLE1,
      op.REDUCE,
    ),
    level: 'dangerous',
  },
  evaluated(
    'what Hydra calls, in the settings of a checkpoint',
    op.text('model'),
    op.dict(op.text('_target_'), op.text('os.system')),
    op.SETITEM,
  ),
  evaluated(
    'what the command line of Lightning calls',
    op.text('_instantiator'),
    op.text('lightning.pytorch.cli.instantiate_module'),
    op.SETITEM,
    op.text('encoder'),
    op.dict(op.text('class_path'), op.text('posix.system')),
    op.SETITEM,
  ),
];

export const honestCheckpoints: readonly (readonly [string, string, Buffer])[] = [
  [
    'settings of fairseq, and their names in a list',
    'wav2vec.pt',
    checkpoint(
      layers,
      op.text('[(512, 10, 5)] + [(512, 3, 2)] * 4 + [(512,2,2)] * 2'),
      op.SETITEM,
      op.text('encoder_layers'),
      Buffer.from([0x4b, 6]),
      op.SETITEM,
      op.text('names'),
      op.MARK,
      op.text('encoder_layers'),
      op.text('decoder_layers'),
      LIST,
      op.SETITEM,
    ),
  ],
  [
    'what Hydra makes, in the settings of a checkpoint',
    'last.ckpt',
    checkpoint(
      op.text('model'),
      op.dict(op.text('_target_'), op.text('src.models.Net')),
      op.SETITEM,
      op.text('saved'),
      op.dict(op.text('_target_'), op.text('lightning.pytorch.callbacks.ModelCheckpoint')),
      op.SETITEM,
    ),
  ],
];
