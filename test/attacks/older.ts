// What older versions of the packages write, and attacks that lean on what is let through for it.
import { zip } from './archives.ts';
import * as op from './pickle-opcodes.ts';
import { dict } from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const reduced = (callable: Buffer, ...args: readonly Buffer[]): Buffer =>
  Buffer.concat([callable, op.MARK, ...args, op.TUPLE, op.REDUCE]);
const int = (value: number): Buffer => Buffer.from([0x4b, value]);

const reconstruct = op.GLOBAL('numpy.core', '_ufunc_reconstruct');
const ufunc = (module: string, name: string): Buffer => reduced(reconstruct, op.text(module), op.text(name));

/** A distribution of SciPy with the state that versions before 1.6 write: what made it, and a generator. */
const distribution = (made: Buffer, random: Buffer): Buffer =>
  op.pickle(
    op.GLOBAL('scipy.stats._continuous_distns', 'norm_gen'),
    op.EMPTY_TUPLE,
    op.NEWOBJ,
    made,
    random,
    op.TUPLE2,
    op.BUILD,
  );
const generator = reduced(op.GLOBAL('numpy.random._pickle', '__randomstate_ctor'), op.text('MT19937'));
const plain = dict(op.text('a'), int(0), op.text('shapes'), op.NONE);

const mapped = op.GLOBAL('numpy', 'memmap');
const remade = reduced(
  op.GLOBAL('numpy.core.multiarray', '_reconstruct'),
  mapped,
  Buffer.concat([int(0), op.TUPLE1]),
  op.binary(Buffer.from('b')),
);

/** A program of torch.export with one weight. */
const exported = (weight: Buffer): Buffer =>
  zip([
    { name: 'model/archive_format', data: Buffer.from('pt2') },
    { name: 'model/data/weights/weight_0', data: weight },
  ]);
const numbers = Buffer.from('000080bf9a99993e0000c03fcdcc4cbe', 'hex');

/** joblib's wrapper of an array of bytes; pickle.load goes on with them as opcodes. */
function wrapped(array: string): Buffer {
  const wrapper = Buffer.concat([op.GLOBAL('joblib.numpy_pickle', 'NumpyArrayWrapper'), op.EMPTY_TUPLE, op.NEWOBJ]);
  const type = reduced(op.GLOBAL('numpy', 'dtype'), op.text('V1'), int(0), int(1));
  const shape = Buffer.concat([int(array.length), op.TUPLE1]);
  const state = dict(op.text('shape'), shape, op.text('dtype'), type);
  return Buffer.concat([op.PROTO(4), wrapper, state, op.BUILD, Buffer.from(array, 'latin1'), op.STOP]);
}

const part = (value: Buffer): Buffer => zip([{ name: 'archive/data.pkl', data: op.pickle(value) }]);
const saved = part(op.NONE);

const applied = reduced(op.GLOBAL('functools', 'partial'), op.GLOBAL('numpy', 'apply_along_axis'));

export const older: readonly Attack[] = [
  {
    name: 'a ufunc that is a function of the system',
    file: 'model.pkl',
    bytes: op.pickle(ufunc('os', 'system'), op.text('id'), op.TUPLE1, op.REDUCE),
    level: 'dangerous',
  },
  {
    name: 'a ufunc of a module whose name is computed',
    file: 'model.pkl',
    bytes: op.pickle(reduced(reconstruct, reduced(op.GLOBAL('builtins', 'str'), op.text('os')), op.text('system'))),
    level: 'unknown',
  },
  {
    name: "a distribution's pair, of which later versions take the second for its program",
    file: 'model.pkl',
    bytes: distribution(plain, Buffer.concat([op.text('_parse_arg_template'), op.text('import os'), op.TUPLE2])),
    level: 'unknown',
  },
  {
    name: "a distribution's pair with an object of two items for its generator",
    file: 'model.pkl',
    bytes: distribution(plain, reduced(op.GLOBAL('collections', 'deque'), op.EMPTY_LIST)),
    level: 'unknown',
  },
  {
    name: "a distribution whose parameters' names are a program",
    file: 'model.pkl',
    bytes: distribution(dict(op.text('shapes'), op.text('a=__import__("os")')), generator),
    level: 'unknown',
  },
  {
    name: 'an array that maps a file when it is made',
    file: 'model.pkl',
    bytes: op.pickle(mapped, op.text('/etc/passwd'), op.TUPLE1, op.NEWOBJ),
    level: 'dangerous',
  },
  {
    name: 'a function that calls what it is given, called',
    file: 'model.pkl',
    bytes: op.pickle(
      reduced(op.GLOBAL('numpy', 'apply_along_axis'), op.GLOBAL('numpy', 'sort'), int(0), op.EMPTY_LIST),
    ),
    level: 'dangerous',
  },
  {
    name: 'a pickle in place of a weight of torch.export',
    file: 'model.pt2',
    bytes: exported(op.pickle(op.call('os', 'system'))),
    level: 'dangerous',
  },
  {
    name: 'an archive in place of a weight of torch.export',
    file: 'model.pt2',
    bytes: exported(zip([{ name: 'a/data.pkl', data: op.pickle(op.call('os', 'system')) }])),
    level: 'dangerous',
  },
  ...[0, 1].map((i): Attack => ({
    name: `a pickle in part ${i} of a distributed checkpoint`,
    file: '__0_0.distcp',
    bytes: Buffer.concat([0, 1].map((k) => part(k === i ? op.call('os', 'system') : op.NONE))),
    level: 'dangerous',
  })),
  {
    name: "a distributed checkpoint's place, which may be a pickle's within a tensor",
    file: '.metadata',
    bytes: op.pickle(op.GLOBAL('torch.distributed.checkpoint.filesystem', '_StorageInfo'), op.EMPTY_TUPLE, op.NEWOBJ),
    level: 'unknown',
  },
  { name: 'an archive before an archive', file: 'model.pt', bytes: Buffer.concat([saved, saved]), level: 'anomaly' },
  {
    name: 'bytes between the archives of a distributed checkpoint',
    file: '__0_0.distcp',
    bytes: Buffer.concat([saved, Buffer.from('between'), saved]),
    level: 'anomaly',
  },
  {
    name: "what pickle.load calls behind a name in joblib's array that some modules have",
    file: 'model.joblib',
    bytes: wrapped('0ctorch.ops\nx\0y\n0cos\nsystem\n)R'),
    level: 'dangerous',
  },
];

export const honestlyOlder: readonly (readonly [name: string, file: string, bytes: Buffer])[] = [
  ['a ufunc of NumPy before 1.20', 'model.pkl', op.pickle(ufunc('numpy.core._multiarray_umath', 'log1p'))],
  ['a distribution of SciPy before 1.6', 'model.pkl', distribution(plain, generator)],
  ['an array that was mapped', 'model.pkl', op.pickle(remade)],
  ['a partial of what calls rows', 'model.pkl', op.pickle(applied)],
  ["a function of Python's operators", 'model.pkl', op.pickle(op.GLOBAL('_operator', 'add'))],
  ['a distributed checkpoint', '__0_0.distcp', Buffer.concat([saved, saved, saved])],
  ['weights of torch.export', 'model.pt2', exported(numbers)],
  ['lines of protocol 0 that are YAML too', 'model.pkl', Buffer.from('(lp0\nccollections\nOrderedDict\np1\n(tRp2\na.')],
  [
    'lines of protocol 0 in Latin-1',
    'model.pkl',
    Buffer.from('c_codecs\nencode\n(V\xe9\\u00e9\nVlatin1\ntR.', 'latin1'),
  ],
  ["a checkpoint by PyTorch's examples", 'model_best.pth.tar', op.pickle(op.NONE)],
  ["bytes of joblib's array that no module is called by", 'model.joblib', wrapped('0cnone\0\nx\n0cmine\nrun\n)R')],
];
