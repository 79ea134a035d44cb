// Attacks that passed once: each shows a scanner another thing than its loader, or reaches what is dangerous through what is not.
import { zip } from './archives.ts';
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const payload = op.pickle(op.call('os', 'system'));
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A tar of one file whose name begins as an image, with a sum of signed bytes, which tarfile reads too. */
function imageTar(): Buffer {
  const block = Buffer.alloc(512 + 512 + 1024);
  block.write('RIFF\xf8\x07\0\0WEBP\xff', 'latin1');
  block.write(`${payload.length.toString(8).padStart(11, '0')}\0`, 124);
  block.write('        0', 148);
  const sum = block.subarray(0, 512).reduce((total, byte) => total + (byte < 128 ? byte : byte - 256), 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  payload.copy(block, 512);
  return block;
}

/** An array of objects, as numpy.load reads it out of an npz. */
function objects(): Buffer {
  const header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".padEnd(117);
  return Buffer.concat([latin1('\x93NUMPY\x01\x00\x76\x00'), latin1(`${header}\n`), payload]);
}

/** A protobuf field of bytes, shorter than 128. */
const field = (no: number, ...content: readonly (Buffer | string)[]): Buffer => {
  const bytes = Buffer.concat(content.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([no * 8 + 2, bytes.length]), bytes]);
};
const savedModel = (operator: string): Buffer =>
  Buffer.concat([Buffer.from([8, 1]), field(2, field(2, field(1, field(1, 'n'), field(2, operator))))]);
const CHECKPOINT_END = Buffer.from('57fb808b247547db', 'hex');

/** A callable that a function of a framework's own calls with the text 'true'. */
const passedOn = (function_: Buffer, ...args: readonly Buffer[]): Buffer =>
  op.pickle(function_, op.MARK, ...args, op.TUPLE, op.REDUCE);

const sides = (bytes: number): Buffer => latin1(`K${String.fromCharCode(bytes)}\x85`);
const shape = (bytes: number): Buffer => Buffer.concat([op.text('shape'), sides(bytes)]);
const junk = Array.from({ length: 600 }, (_, i) => Buffer.concat([op.text(`k${i}`), op.NONE]));
/** The same letters as bytes, which are no name of an attribute. */
const bytesOf = (name: string): Buffer =>
  Buffer.concat([op.GLOBAL('_codecs', 'encode'), op.text(name), op.text('latin1'), op.TUPLE2, op.REDUCE]);

/** joblib's wrapper of four bytes, whose state says also that they are forty; the payload stands behind the four. */
function shortArray(...shapes: readonly Buffer[]): Buffer {
  const dtype = latin1('\x8c\x05dtypecnumpy\ndtype\n\x8c\x02V1\x89\x88\x87R');
  const state = Buffer.concat([latin1('}('), dtype, ...shapes, latin1('ub')]);
  const wrapper = Buffer.concat([op.GLOBAL('joblib.numpy_pickle', 'NumpyArrayWrapper'), op.EMPTY_TUPLE, op.NEWOBJ]);
  return op.pickle(
    wrapper,
    state,
    latin1('abcd'),
    op.call('mypackage', 'run'),
    op.POP,
    op.NONE,
    latin1('.'.repeat(40)),
  );
}

const yaml = '!!python/object/apply:os.system [true]';

export const disguises: readonly Attack[] = [
  { name: 'a tar that is an image', file: 'm.pt', bytes: imageTar(), level: 'dangerous' },
  {
    name: 'an npz that is a PyTorch file',
    file: 'm.npz',
    bytes: zip([
      { name: 'm/data.pkl', data: op.pickle(op.NONE) },
      { name: 'm/data/0', data: objects() },
    ]),
    level: 'dangerous',
  },
  {
    name: 'a saved model that ends as an index does',
    file: 'saved_model.pb',
    bytes: Buffer.concat([field(15, 'x'), savedModel('PyFunc'), field(15, CHECKPOINT_END)]),
    level: 'not-evaluated',
  },
  {
    name: 'a graph that writes a cache',
    file: 'saved_model.pb',
    bytes: savedModel('CacheDatasetV2'),
    level: 'dangerous',
  },
  { name: 'YAML of foreign keys', file: 'c.yaml', bytes: Buffer.from(`ключ: 1\nb: ${yaml}`), level: 'dangerous' },
  { name: 'YAML in UTF-16', file: 'c.yaml', bytes: Buffer.from(`\ufeffb: ${yaml}`, 'utf16le'), level: 'dangerous' },
  {
    name: 'YAML behind a break that only PyYAML sees',
    file: 'c.yaml',
    bytes: Buffer.from(`a: 1 # b\u2028b: ${yaml}`),
    level: 'dangerous',
  },
  {
    name: 'a template that no other parser reads',
    file: 'chat_template.jinja',
    bytes: Buffer.from("{% if x %}{{ xa\u0301 }}{% endif %}{{ ''.__class__ }}"),
    level: 'not-evaluated',
  },
  {
    name: 'a template that maps to a computed attribute',
    file: 'chat_template.jinja',
    bytes: Buffer.from("{% set u = '%c'|format(95) %}{{ [x]|map(attribute=u ~ u ~ 'class' ~ u ~ u)|list }}"),
    level: 'unknown',
  },
  {
    name: 'a column that PyArrow unpickles',
    file: 'd.parquet',
    bytes: latin1('PAR1arrow.py_extension_type\x17\0\0\0PAR1'),
    level: 'dangerous',
  },
  {
    name: 'an array that is shorter than it says',
    file: 'm.joblib',
    bytes: shortArray(shape(40), ...junk, shape(4)),
    level: 'not-evaluated',
  },
  {
    name: 'an array that is shorter than bytes under the same name say',
    file: 'm.joblib',
    bytes: shortArray(shape(4), Buffer.concat([bytesOf('shape'), sides(40)])),
    level: 'unknown',
  },
  {
    name: 'a function that PyTorch calls',
    file: 'm.pkl',
    bytes: passedOn(
      op.GLOBAL('torch._tensor', '_rebuild_from_type_v2'),
      op.GLOBAL('numpy', 'bmat'),
      op.GLOBAL('torch.nn.parameter', 'Parameter'),
      op.text('true'),
      op.TUPLE1,
      op.EMPTY_DICT,
    ),
    level: 'unknown',
  },
  {
    name: 'a function that NumPy calls',
    file: 'm.pkl',
    bytes: passedOn(op.GLOBAL('numpy.random._pickle', '__generator_ctor'), op.text('true'), op.GLOBAL('numpy', 'bmat')),
    level: 'unknown',
  },
  {
    name: 'numbers that are taken for objects',
    file: 'm.pkl',
    bytes: op.pickle(latin1('cnumpy\ndtype\n\x8c\x02O8\x89\x88\x87R(K\x03\x8c\x01|NNNK\x08K\x01K\x00tb')),
    level: 'anomaly',
  },
];
