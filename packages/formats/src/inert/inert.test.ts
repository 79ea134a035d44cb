// What nothing can run of is inert; what stands behind its end, or only begins like it, is not.
import { expect, test } from 'vitest';
import type { ScannedPart } from '@modelgate/core';
import { scanFile } from '../scan/scan-file.ts';
import { memorySource } from '../scan/source.ts';

async function scan(bytes: Uint8Array | string, path = 'f'): Promise<readonly ScannedPart[]> {
  const { parts } = await scanFile(
    { path, source: memorySource(Buffer.from(bytes as Uint8Array)) },
    {
      limits: { expandedBytes: 1 << 20, depth: 4, members: 50, milliseconds: 60_000 },
      resolve: () => 'absent',
      temporaryFile: () => expect.unreachable('nothing is decoded'),
    },
  );
  return parts;
}
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const jpeg = latin1('\xff\xd8\xff\xe0\0\x04ab\xff\xda\0\x02scan\xff\0\xff\xd0more\xff\xd9');
const webp = latin1('RIFF\x0c\0\0\0WEBPVP8 \0\0\0\0');
const bmp = latin1(`BM\x1a\0\0\0\0\0\0\0${'x'.repeat(16)}`);

test.each([
  ['png', png],
  ['gif', gif],
  ['jpg', jpeg],
  ['webp', webp],
  ['bmp', bmp],
  ['tiff', latin1('II*\0\x08\0\0\0')],
])('%s is an image; bytes behind it are not', async (ending, bytes) => {
  expect(await scan(bytes, `f.${ending}`)).toMatchObject([
    { format: 'image', treatment: { kind: 'inert' }, anomalies: [] },
  ]);
  if (ending === 'tiff') return;
  const [image, after] = await scan(Buffer.concat([bytes, latin1('\x80\x02cposix\nsystem\n.')]), `f.${ending}`);
  expect(image).toMatchObject({ format: 'image', anomalies: [{ code: 'trailing-bytes' }] });
  expect(after).toMatchObject({ members: ['trailing bytes'], format: 'pickle' });
});

test.each([
  ['png', png],
  ['gif', gif],
  ['jpg', jpeg],
  ['webp', webp],
  ['bmp', bmp],
])('a %s that is cut short blocks', async (ending, bytes) => {
  const [image] = await scan(bytes.subarray(0, bytes.length - 2), `f.${ending}`);
  expect(image).toMatchObject({ format: 'image', treatment: { kind: 'not-evaluated', why: 'broken' } });
});

test.each([
  ['parquet', 'PAR1', 'PAR1'],
  ['arrow', 'ARROW1\0\0', 'ARROW1'],
  ['feather', 'FEA1', 'FEA1'],
])('%s has its magic at both ends', async (ending, start, end) => {
  expect(await scan(latin1(`${start}\x01\x02${end}`), `f.${ending}`)).toMatchObject([{ treatment: { kind: 'inert' } }]);
  const [cut] = await scan(latin1(`${start}\x01\x02${end}pickle`), `f.${ending}`);
  expect(cut).toMatchObject({ format: 'unknown', treatment: { why: 'unknown-format' } });
});

/** A record of three bytes, as tf.io.TFRecordWriter frames it; the sum of its length is the one that TensorFlow wrote. */
const record = Buffer.from('0300000000000000b099490e61626300000000', 'hex');
const matlab = 'MATLAB 5.0 MAT-file'.padEnd(124);

test.each([
  ['orc', latin1('ORC\x01rows\x04ORC\x04')],
  ['avro', latin1(`Obj\x01\x02schema\0${'s'.repeat(16)}\x02\x02a${'s'.repeat(16)}`)],
  ['matlab', latin1(`${matlab}\0\x01IMrows`)],
  ['xgboost-data', latin1('\x01\xab\xff\xffversion:\x03\0\0\0')],
  ['lightgbm-data', latin1('______LightGBM_Binary_File_Token______\n\0rows')],
  ['catboost-data', latin1('CatboostQuantizedPool\0\x01rowsCatboostQuantizedPoolEnd\0')],
  ['tfrecord', Buffer.concat([record, record])],
])('%s holds rows, and nothing else where it is told by its end', async (format, bytes) => {
  expect(await scan(bytes, 'f.bin')).toMatchObject([{ format, treatment: { kind: 'inert' } }]);
  if (/^(?:matlab|xgboost-data|lightgbm-data)$/.test(format)) return;
  const [longer] = await scan(Buffer.concat([bytes, latin1('\x01')]), 'f.bin');
  expect(longer).toMatchObject({ format: 'unknown' });
});

test('records whose first length has another sum are none', async () => {
  const spoilt = Buffer.from(record);
  spoilt[8]! ^= 1;
  expect(await scan(spoilt, 'f.bin')).toMatchObject([{ format: 'unknown' }]);
});

test.each(['', 'x', 'xy'])('a column that PyArrow unpickles is no inert one, behind %j', async (before) => {
  const schema = `${before}arrow.py_extension_type\x01`;
  for (const text of [schema, Buffer.from(schema).toString('base64')]) {
    const length = String.fromCharCode(text.length, 0, 0, 0);
    const [part] = await scan(latin1(`PAR1columns${text}${length}PAR1`), 'f.parquet');
    expect(part).toMatchObject({ treatment: { kind: 'read' }, callables: [{ module: 'pickle', name: 'loads' }] });
  }
});

test.each([
  ['f.txt', 'words, and a second line\n', 'text'],
  ['f.csv', 'a,b\n1,2\n', 'csv'],
  ['f.py', 'import os\nos.system("true")\n', 'source'],
  ['f', '\u{feff}words ü', 'text'],
])('%s', async (path, text, format) => {
  expect(await scan(text, path)).toMatchObject([{ format, treatment: { kind: 'inert' } }]);
});

test('UTF-16 needs its byte order mark', async () => {
  const words = 'words '.repeat(9);
  expect(await scan(Buffer.from(`\u{feff}${words}`, 'utf16le'))).toMatchObject([{ format: 'text' }]);
  expect(await scan(Buffer.from(words, 'utf16le'))).toMatchObject([{ format: 'unknown' }]);
});

test.each([
  ['a zero', 'words\0words'],
  ['an escape', 'words\u{1b}[2Jwords'],
  ['no UTF-8', Buffer.from([0x61, 0xc3, 0x28])],
])('%s is not text', async (_, bytes) => {
  expect(await scan(bytes, 'f.txt')).toMatchObject([{ format: 'unknown', treatment: { why: 'unknown-format' } }]);
});

test('text that turns out to be none far behind its start blocks', async () => {
  const late = `${'words '.repeat(300_000)}\0`;
  expect(await scan(late, 'f.txt')).toMatchObject([{ treatment: { kind: 'not-evaluated', why: 'unknown-format' } }]);
});

test('characters that two windows share are text', async () => {
  expect(await scan(`x${'ü'.repeat(700_000)}`, 'f.txt')).toMatchObject([{ format: 'text' }]);
});

test.each([
  ['ELF', latin1('\x7fELF\x02\x01\x01')],
  ['PE', Buffer.concat([latin1('MZ'.padEnd(60, '\0')), latin1('\x40\0\0\0PE\0\0')])],
  ['Mach-O', latin1('\xcf\xfa\xed\xfe\x07\0\0\x01')],
  ['compiled Python 3.13', Buffer.from([0xf3, 0x0d, 0x0d, 0x0a, ...Array<number>(12).fill(0), 0xe3, 0, 0, 0, 0])],
  ['compiled Python 2.7', Buffer.from([0x03, 0xf3, 0x0d, 0x0a, 0, 0, 0, 0, 0x63, 0, 0, 0, 0])],
])('%s is a program', async (_, bytes) => {
  expect(await scan(bytes)).toMatchObject([
    { format: 'executable', treatment: { kind: 'not-evaluated' }, anomalies: [{ code: 'embedded-executable' }] },
  ]);
});

test('a text whose first line has two letters is none', async () => {
  expect(await scan('id\r\n1234common\r\n')).toMatchObject([{ format: 'text' }]);
});

const piece = (text: string, wire = 0x15): Buffer =>
  Buffer.concat([
    latin1(`\x0a${String.fromCharCode(text.length + 7)}\x0a${String.fromCharCode(text.length)}${text}`),
    Buffer.from([wire, 0, 0, 0x80, 0xbf]),
  ]);

test('pieces of words with scores are a model of SentencePiece; with anything else in their place nobody knows them', async () => {
  const model = Buffer.concat([piece('<unk>'), piece('ab'), latin1('\x12\x02\x08\x01')]);
  expect(await scan(model, 'tokenizer.model')).toMatchObject([
    { format: 'sentencepiece', treatment: { kind: 'inert' } },
  ]);
  const other = Buffer.concat([piece('<unk>'), piece('ab', 0x25)]);
  expect(await scan(other, 'tokenizer.model')).toMatchObject([
    { format: 'unknown', treatment: { kind: 'not-evaluated', why: 'unknown-format' } },
  ]);
});

test.each([
  ['a graph of ONNX', latin1('\x3a\x02\x0a\x00')],
  ['a graph of TensorFlow', latin1('\x12\x06\x12\x04\x0a\x02\x12\x00')],
  ['a node with an operator', latin1('\x0a\x06\x0a\x01x\x12\x01P')],
])('%s behind many pieces is not passed over', async (_what, other) => {
  const pieces = Array.from({ length: 300 }, () => piece('ab'));
  expect(await scan(Buffer.concat([...pieces, other]), 'tokenizer.model')).toMatchObject([
    { format: 'unknown', treatment: { kind: 'not-evaluated' } },
  ]);
});

test('a model of CRFsuite as long as it says is inert; of another length nobody knows it', async () => {
  const model = Buffer.concat([latin1('lCRF\x40\0\0\0FOMC'), Buffer.alloc(52)]);
  expect(await scan(model, 'ner.crfsuite')).toMatchObject([{ format: 'crfsuite', treatment: { kind: 'inert' } }]);
  expect(await scan(Buffer.concat([model, latin1('x')]), 'ner.crfsuite')).toMatchObject([{ format: 'unknown' }]);
});

const wave = latin1('RIFF\x08\0\0\0WAVEdata');
const font = Buffer.concat([latin1('\0\x01\0\0\0\x01\0\0\0\0\0\0glyf\0\0\0\0\0\0\0\x1c\0\0\0\x04'), latin1('abcd')]);
const woff = latin1('wOF2\0\x01\0\0\0\0\0\x10abcd');

test.each([
  ['sound', 'WAVE', wave],
  ['font', 'TrueType', font],
  ['font', 'WOFF2', woff],
])('%s: %s ends where it says, and what follows is looked at', async (format, _what, bytes) => {
  expect(await scan(bytes)).toMatchObject([{ format, treatment: { kind: 'inert' } }]);
  expect(await scan(Buffer.concat([bytes, Buffer.alloc(3)]))).toMatchObject([{ treatment: { kind: 'inert' } }]);
  const [whole, behind] = await scan(Buffer.concat([bytes, latin1('cos\nsystem\n(S"true"\ntR.')]));
  expect(whole).toMatchObject({ anomalies: [{ code: 'trailing-bytes' }] });
  expect(behind).toMatchObject({ format: 'pickle', callables: [{ module: 'os', name: 'system' }] });
  const [cut] = await scan(bytes.subarray(0, bytes.length - 1));
  expect(cut).toMatchObject({ treatment: { kind: 'not-evaluated' } });
});

test('a model of fastText is told by its version', async () => {
  const model = (version: number): Buffer => Buffer.from([0xba, 0x16, 0x4f, 0x2f, version, 0, 0, 0, 1, 2, 3, 4]);
  expect(await scan(model(12), 'lid.ftz')).toMatchObject([{ format: 'fasttext', treatment: { kind: 'inert' } }]);
  expect(await scan(model(99), 'lid.ftz')).toMatchObject([{ format: 'unknown' }]);
});
