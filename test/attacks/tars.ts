// Tars that tarfile reads in another way than their headers look: numbers as only Python reads them, sizes and folders that another header gives.
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const BLOCK = 512;
const payload = op.pickle(op.call('os', 'system'));
/** Of more than a block. */
const long = op.pickle(op.binary(Buffer.alloc(BLOCK)), op.POP, op.call('os', 'system'));

interface Header {
  readonly name?: string;
  readonly prefix?: string;
  readonly type?: string;
  /** As it is written. */
  readonly size: string;
  readonly sum?: (sum: number) => string;
}

const octal = (value: number): string => value.toString(8).padStart(11, '0');

function header({ name = '', prefix = '', type = '0', size, sum = (of) => `${of.toString(8)}\0 ` }: Header): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 'latin1');
  block.write(size, 124, 'latin1');
  block.write(`        ${type}`, 148);
  block.write('ustar\u000000', 257);
  block.write(prefix, 345);
  const all = block.reduce((total, byte) => total + byte, 0);
  block.write(sum(all), 148, 'latin1');
  return block;
}

const padded = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc(-data.length & (BLOCK - 1))]);
export const file = (name: string, data: Buffer = payload, more: Partial<Header> = {}): Buffer =>
  Buffer.concat([header({ name, size: octal(data.length), ...more }), padded(data)]);
const pax = (records: string): Buffer => file('p', Buffer.from(records), { type: 'x' });
export const tar = (...parts: readonly Buffer[]): Buffer => Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);

/** A bitmap's header that claims so many bytes. */
function bitmap(bytes: number): string {
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(bytes, 2);
  return head.toString('latin1');
}

/** Behind the header of a bitmap that ends with the file. */
const WHOLE = 2 * BLOCK + 2 * BLOCK;
const hidden = file('b');
const inBitmap = (ends: string, ...before: readonly Buffer[]): Buffer =>
  tar(
    ...before,
    header({ name: 'a.bmp', size: ends }),
    padded(Buffer.from(bitmap(BLOCK + hidden.length), 'latin1')),
    hidden,
  );
const covering = octal(BLOCK + hidden.length);
/** A header whose name is the payload, behind which an image follows. */
const pickled = Buffer.concat([
  header({ name: payload.toString('latin1'), size: octal(54) }),
  padded(Buffer.from(bitmap(54), 'latin1')),
]);

const sums: readonly (readonly [string, (sum: number) => string])[] = [
  ['with a sign', (sum) => `+${sum.toString(8).padStart(5, '0')}\0 `],
  ['with the prefix of octal numbers', (sum) => `0o${sum.toString(8).padStart(5, '0')}\0`],
  ['with an underscore', (sum) => `0_${sum.toString(8).padStart(5, '0')}\0`],
  ['behind a separator', (sum) => `\x1c${sum.toString(8).padStart(5, '0')}\0 `],
];

const sizes = ['+', '0o', '0_', '\x1f', ' 0O_'];
const of = payload.length.toString(8);

const attack = (name: string, path: string, bytes: Buffer, level: Attack['level'] = 'dangerous'): Attack => ({
  name: `a tar, ${name}`,
  file: path,
  bytes,
  level,
});

export const tars: readonly Attack[] = [
  ...sums.map(([how, sum]) =>
    attack(`a bitmap by its name, its sum ${how}`, 'm.bmp', tar(file(bitmap(WHOLE), payload, { sum }))),
  ),
  ...sums.map(([how, sum]) =>
    attack(`an image without an end, its sum ${how}`, 'm.tiff', tar(file('II*\0', payload, { sum }))),
  ),
  ...sizes.map((prefix) =>
    attack(`its size ${JSON.stringify(prefix)}`, 'm.tar', tar(file('a', payload, { size: `${prefix}${of}` }))),
  ),
  attack('its first name empty', 'm.tar', tar(file(''))),
  attack('its first name an icon', 'm.ico', tar(file('\0\0\x01\0'))),
  attack('a size behind zeros', 'm.tar', inBitmap(covering, pax('00000000000000000029 size=54\n'))),
  attack(
    'two sizes for one member',
    'm.tar',
    inBitmap(octal(1), pax('11 size=54\n'), pax(`13 size=${BLOCK + hidden.length}\n`)),
    'not-evaluated',
  ),
  attack(
    'a size before a long name',
    'm.tar',
    tar(
      pax(`12 size=${long.length}\n`),
      file('l', Buffer.from('q\0'), { type: 'L' }),
      file('a', long, { size: octal(0) }),
    ),
  ),
  attack('zeros behind its records', 'm.tar', tar(pax('11 size=54\n\0\0\0'), file('a'))),
  attack(
    'a folder by a path that was given to it',
    'm.tar',
    tar(pax('11 path=xy/\n'), file('x', pickled, { type: '\0' })),
    'not-evaluated',
  ),
  attack('a folder by its prefix', 'm.tar', tar(file('', pickled, { type: '\0', prefix: 'q' })), 'not-evaluated'),
];
