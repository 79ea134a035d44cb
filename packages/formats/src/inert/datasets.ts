// Data sets in the formats of tables and of the libraries that train on them: rows, which loading runs nothing of. Told by what stands at
// their ends, since most are read from there, or by lengths that lead to the end.
// https://orc.apache.org/specification/, https://avro.apache.org/docs/1.12.0/specification/, https://www.tensorflow.org/tutorials/load_data/tfrecord
import { startsWith } from '../scan/after.ts';
import type { Reader } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

type Knows = (head: Uint8Array, source: ByteSource) => boolean;

const inert = (format: string, recognises: Knows): Reader => ({
  format,
  recognises,
  read: () => ({ treatment: { kind: 'inert' } }),
});

const endsWith = (source: ByteSource, end: string): boolean =>
  source.size >= end.length && startsWith(source.read(source.size - end.length, end.length), end);

/** The postscript ends with the magic too, and one byte has its length. */
const isOrc: Knows = (head, source) => startsWith(head, 'ORC') && startsWith(source.read(source.size - 4, 3), 'ORC');

/** Sixteen bytes that its writer drew stand behind the header and behind every block. */
const isAvro: Knows = (head, source) => {
  if (!startsWith(head, 'Obj\x01') || source.size < 24) return false;
  const mark = Buffer.from(source.read(source.size - 16, 16));
  return Buffer.from(source.read(0, Math.min(LONGEST_HEADER, source.size - 16))).includes(mark);
};
/** The header of Avro holds the schema. */
const LONGEST_HEADER = 1 << 20;

/** MATLAB's own since its version 5: a text of 116 bytes, and a mark for the order of bytes. */
const isMatlab: Knows = (head) =>
  startsWith(head, 'MATLAB 5.0 MAT-file') && (startsWith(head, '\0\x01IM', 124) || startsWith(head, '\x01\0MI', 124));

/** The binary forms of XGBoost's DMatrix, LightGBM's Dataset and CatBoost's Pool. */
const isXgboost: Knows = (head) => startsWith(head, '\x01\xab\xff\xffversion:');
const isLightgbm: Knows = (head) => startsWith(head, '______LightGBM_Binary_File_Token______\n');
const isCatboost: Knows = (head, source) =>
  startsWith(head, 'CatboostQuantizedPool\0') && endsWith(source, 'CatboostQuantizedPoolEnd\0');

/** Length, its sum, the record and its sum, until the end: TensorFlow's records, and the events of its summaries. */
const isRecords: Knows = (head, source) => {
  if (head.length < 16 || !hasSum(head)) return false;
  let at = 0;
  for (let records = 0; at < source.size && records < MOST_RECORDS; records += 1) at = nextRecord(source, at);
  return at === source.size;
};
/** As many are followed before the bytes are left to nobody. */
const MOST_RECORDS = 1_000_000;

function nextRecord(source: ByteSource, at: number): number {
  const bytes = Buffer.from(source.read(at, 8));
  return bytes.length < 8 ? Number.NaN : at + 16 + Number(bytes.readBigUInt64LE());
}

/** CRC-32C of the length, turned and shifted as TensorFlow masks it. */
function hasSum(head: Uint8Array): boolean {
  const sum = crc32c(head.subarray(0, 8));
  const masked = (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;
  return masked === new DataView(head.buffer, head.byteOffset).getUint32(8, true);
}

function crc32c(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 0 ? sum >>> 1 : (sum >>> 1) ^ 0x82f63b78;
  }
  return ~sum >>> 0;
}

export const datasetReaders: readonly Reader[] = [
  inert('orc', isOrc),
  inert('avro', isAvro),
  inert('matlab', isMatlab),
  inert('xgboost-data', isXgboost),
  inert('lightgbm-data', isLightgbm),
  inert('catboost-data', isCatboost),
  inert('tfrecord', isRecords),
];
