// What a file looks like that is no ONNX model.
import { expect, it } from 'vitest';
import { looksLike } from './looks-like.ts';

it.each([
  ['', 'an empty file'],
  ['PAR1....', 'a Parquet file'],
  [`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`, 'a file of an office program (an Excel workbook perhaps)'],
  [`PK\x03\x04${'\0'.repeat(26)}docProps/app.xml`, 'a file of an office program (an Excel workbook perhaps)'],
  [`PK\x03\x04${'\0'.repeat(26)}archive/xl/data.pkl`, 'a ZIP archive (a PyTorch, Keras or NumPy file perhaps)'],
  ['PK\x03\x04', 'a ZIP archive (a PyTorch, Keras or NumPy file perhaps)'],
  ['\x80\x04\x95', 'a Python pickle'],
  ['\x89HDF\r\n', 'an HDF5 file (a Keras model perhaps)'],
  ['\x10\0\0\0\0\0\0\0{"a":1}', 'a safetensors file'],
  ['\x1c\0\0\0TFL3', 'a TensorFlow Lite model'],
  ['version https://git-lfs.github.com/spec/v1\n', 'a Git LFS pointer (the file itself was not fetched: git lfs pull)'],
  ['outs:\n- md5: 0\n', 'a DVC pointer (the file itself was not fetched: dvc pull)'],
  ['<!DOCTYPE html><html>', 'an HTML page'],
  ['\xef\xbb\xbf[1, 2]', 'JSON text'],
  ['a,b\r\n1,caf\xe9\n', 'a text file'],
  ['\0\x01\x02\x03', 'binary data of no known format'],
])('%j is %s', (bytes, kind) => {
  expect(looksLike(Buffer.from(bytes, 'latin1'))).toBe(kind);
});
