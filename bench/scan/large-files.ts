// Files for speed: a pickle of opcodes, many small ones, and weights that are holes on the disk.
import { closeSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** 20 M opcodes in 134 MB: floats, integers and short texts, appended a thousand at a time. */
export function writeOpcodes(path: string): void {
  const three = [latin1('G\x3f\xf0\0\0\0\0\0\0'), latin1('J\x01\x02\x03\0'), latin1('\x8c\x04abcd')];
  const batch = Buffer.concat([latin1('('), ...Array.from({ length: 333 }, () => three).flat(), latin1('e')]);
  const hundred = Buffer.concat(Array.from({ length: 100 }, () => batch));
  const file = openSync(path, 'w');
  writeSync(file, latin1('\x80\x04]'));
  for (let i = 0; i < 200; i++) writeSync(file, hundred);
  writeSync(file, latin1('.'));
  closeSync(file);
}

/** 500 pickles of some hundred bytes: an estimator with a state of numbers. */
export function writeSmall(folder: string): void {
  const made = latin1('csklearn.linear_model._base\nLinearRegression\n)\x81}');
  const item = latin1('\x8c\x05valueJ\x01\x02\x03\0s');
  for (let i = 0; i < 500; i++) {
    const items = Array.from({ length: 1 + (i % 30) }, () => item);
    writeFileSync(join(folder, `model-${i}.pkl`), Buffer.concat([latin1('\x80\x04'), made, ...items, latin1('b.')]));
  }
}

const TENSOR = 10 * 2 ** 30;

/** 10 GB of zeros as one tensor. */
export function writeSafetensors(path: string): void {
  const header = JSON.stringify({ w: { dtype: 'F32', shape: [TENSOR / 4], data_offsets: [0, TENSOR] } });
  writeFileSync(path, Buffer.concat([number(header.length, 8), Buffer.from(header)]));
  truncateSync(path, 8 + header.length + TENSOR);
}

/** The same, of version 3: no keys, one tensor. */
export function writeGguf(path: string): void {
  const head = [latin1('GGUF'), number(3, 4), number(1, 8), number(0, 8)];
  const info = [number(1, 8), latin1('w'), number(1, 4), number(TENSOR / 4, 8), number(0, 4), number(0, 8)];
  const bytes = Buffer.concat([...head, ...info]);
  writeFileSync(path, bytes);
  truncateSync(path, 32 * Math.ceil(bytes.length / 32) + TENSOR);
}

/** The same as torch.save writes it: an archive with 64-bit sizes of a pickle and raw numbers. */
export function writePyTorch(path: string): void {
  const pickle = latin1('\x80\x02}.');
  const members = [
    { name: 'archive/data.pkl', data: pickle, size: pickle.length },
    { name: 'archive/version', data: latin1('3\n'), size: 2 },
    { name: 'archive/data/0', data: Buffer.alloc(0), size: TENSOR },
  ];
  const file = openSync(path, 'w');
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, size } of members) {
    const sizes = Buffer.concat([number(1, 2), number(16, 2), number(size, 8), number(size, 8)]);
    const common = [
      number(45, 2),
      number(0, 8),
      number(crc32(data), 4),
      number(2 ** 32 - 1, 4),
      number(2 ** 32 - 1, 4),
    ];
    const local = [
      latin1('PK\x03\x04'),
      ...common,
      number(name.length, 2),
      number(sizes.length, 2),
      latin1(name),
      sizes,
    ];
    const extra = Buffer.concat([number(1, 2), number(24, 2), number(size, 8), number(size, 8), number(at, 8)]);
    const record = [latin1('PK\x01\x02'), number(45, 2), ...common, number(name.length, 2), number(extra.length, 2)];
    directory.push(...record, number(0, 10), number(2 ** 32 - 1, 4), latin1(name), extra);
    const bytes = Buffer.concat([...local, data]);
    writeSync(file, bytes, 0, bytes.length, at);
    at += bytes.length - data.length + size;
  }
  const end = ended(Buffer.concat(directory), members.length, at);
  writeSync(file, end, 0, end.length, at);
  closeSync(file);
}

function ended(directory: Buffer, members: number, at: number): Buffer {
  const counts = [number(members, 8), number(members, 8), number(directory.length, 8), number(at, 8)];
  const end64 = [latin1('PK\x06\x06'), number(44, 8), number(45, 2), number(45, 2), number(0, 8), ...counts];
  const locator = [latin1('PK\x06\x07'), number(0, 4), number(at + directory.length, 8), number(1, 4)];
  const all = [number(65_535, 2), number(65_535, 2), number(2 ** 32 - 1, 4), number(2 ** 32 - 1, 4), number(0, 2)];
  return Buffer.concat([directory, ...end64, ...locator, latin1('PK\x05\x06'), number(0, 4), ...all]);
}

/** Little-endian. */
function number(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  for (let i = 0, rest = value; i < bytes && rest > 0; i++, rest = Math.floor(rest / 256)) buffer[i] = rest % 256;
  return buffer;
}
