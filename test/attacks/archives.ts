// Attacks in and by containers: zips whose records disagree, and compressed, nested or joined pickles.
import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync, gzipSync, deflateSync, zstdCompressSync } from 'node:zlib';
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

interface Entry {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the local record says instead. */
  readonly localName?: string;
  readonly flags?: number;
  readonly localFlags?: number;
  readonly crc?: number;
  readonly deflated?: true;
}

/** A zip archive whose two records of each member say what the entry wants them to say. */
export function zip(entries: readonly Entry[], directory = true): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const stored = entry.deflated ? deflateRawSync(entry.data) : Buffer.from(entry.data);
    const local = Buffer.concat([localRecord(entry, stored.length), stored]);
    centrals.push(centralRecord(entry, stored.length, offset));
    locals.push(local);
    offset += local.length;
  }
  if (!directory) return Buffer.concat(locals);
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

function fields(entry: Entry, stored: number, flags: number, nameLength: number): Buffer {
  const record = Buffer.alloc(26);
  record.writeUInt16LE(20, 0);
  record.writeUInt16LE(flags, 2);
  record.writeUInt16LE(entry.deflated ? 8 : 0, 4);
  record.writeUInt32LE(entry.crc ?? crc32(entry.data), 10);
  record.writeUInt32LE(stored, 14);
  record.writeUInt32LE(entry.data.length, 18);
  record.writeUInt16LE(nameLength, 22);
  return record;
}

function localRecord(entry: Entry, stored: number): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name);
  const flags = entry.localFlags ?? entry.flags ?? 0;
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields(entry, stored, flags, name.length), name]);
}

function centralRecord(entry: Entry, stored: number, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  const head = Buffer.from('PK\x01\x02\x14\x00', 'latin1');
  return Buffer.concat([head, fields(entry, stored, entry.flags ?? 0, name.length), tail, name]);
}

const payload = op.pickle(op.call('os', 'system'));
const plain = op.pickle(op.NONE);

/** As torch.save writes: a folder with a pickle, a version and raw numbers. */
const torch = (pickle: Uint8Array, more: Partial<Entry> = {}): readonly Entry[] => [
  { name: 'archive/data.pkl', data: pickle, ...more },
  { name: 'archive/version', data: Buffer.from('3\n') },
  { name: 'archive/data/0', data: Buffer.alloc(16) },
];

const attack = (name: string, file: string, bytes: Uint8Array, level: Attack['level'] = 'dangerous'): Attack => ({
  name,
  file,
  bytes,
  level,
});

const packed = JSON.parse(readFileSync(new URL('compressed.json', import.meta.url), 'utf8')) as Record<string, string>;
const compressed = (format: string): Buffer => Buffer.from(packed[format]!, 'base64');
/** A bit of its content is another one. */
const spoilt = (format: string): Buffer => {
  const bytes = compressed(format);
  const at = bytes.indexOf('true');
  bytes[at < 0 ? 40 : at]! ^= 1;
  return bytes;
};

/** A tar of small files. */
function tar(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, data]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        0', 148);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, data, Buffer.alloc(-data.length & 511)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const manifest = Buffer.from(JSON.stringify({ model: { handler: 'handler.py', serializedFile: 'model.pt' } }));
const handler = Buffer.from('import os\nos.system("true")\n');

export const archives: readonly Attack[] = [
  ...['7z', 'bz2', 'lz4', 'lzma', 'xz'].map((format) => attack(format, `model.${format}`, compressed(format))),
  ...['bz2', 'lz4', 'xz'].map((format) =>
    attack(`${format} with a checksum that is wrong`, `model.${format}`, spoilt(format), 'not-evaluated'),
  ),
  attack('7z with a checksum that is wrong', 'model.7z', spoilt('7z'), 'anomaly'),
  attack('7z in a PyTorch file', 'model.pt', zip([{ name: 'archive/data.7z', data: compressed('7z') }])),
  attack(
    'a model in a MAR',
    'model.mar',
    zip([
      { name: 'MAR-INF/MANIFEST.json', data: manifest },
      { name: 'model.pt', data: zip(torch(payload)) },
    ]),
  ),
  attack(
    'a handler in a MAR',
    'model.mar',
    zip([
      { name: 'MAR-INF/MANIFEST.json', data: manifest },
      { name: 'handler.py', data: handler },
    ]),
  ),
  attack(
    'a handler in a MAR that is a tar',
    'model.mar',
    gzipSync(tar({ 'MAR-INF/MANIFEST.json': manifest, 'handler.py': handler })),
  ),
  attack(
    'a checkpoint in a NeMo file',
    'model.nemo',
    tar({ 'model_config.yaml': Buffer.from('a: 1\n'), 'm.ckpt': payload }),
  ),
  attack(
    'a target in a NeMo file',
    'model.nemo',
    tar({ './model_config.yaml': Buffer.from('tokenizer:\n  _target_: os.system\n  command: "true"\n') }),
  ),
  attack('a PyTorch archive', 'model.pt', zip(torch(payload))),
  ...[
    ['a pickle', payload],
    ['a pickle of protocol 0', Buffer.from("cos\nsystem\n(S'true'\ntR.")],
    ['a pickle that breaks after its call', payload.subarray(0, -1)],
  ].map(([what, bytes]) =>
    attack(
      `${what as string} where weights should be`,
      'model.pt',
      zip([...torch(plain), { name: 'archive/data/1', data: bytes as Buffer }]),
    ),
  ),
  attack('deflated', 'model.pt', zip(torch(payload, { deflated: true }))),
  attack('two names for one member', 'model.pt', zip(torch(payload, { localName: 'archive/dota.pkl' }))),
  attack('flags of encryption', 'model.pt', zip(torch(payload, { flags: 1 })), 'not-evaluated'),
  attack('flags of encryption in one record', 'model.pt', zip(torch(payload, { localFlags: 1 })), 'anomaly'),
  attack('a checksum that is wrong', 'model.pt', zip(torch(plain, { crc: 1 })), 'anomaly'),
  attack('no directory', 'model.pt', zip(torch(payload), false)),
  attack('junk before it', 'model.pt', Buffer.concat([Buffer.from('junk junk'), zip(torch(payload))])),
  attack('a pickle before it', 'model.pt', Buffer.concat([payload, zip(torch(plain))])),
  attack('a member twice', 'model.pt', zip([...torch(plain), ...torch(payload)])),
  attack('a path out of the folder', 'model.zip', zip([{ name: '../../evil.txt', data: Buffer.from('a') }]), 'anomaly'),
  attack('a member that is no .pkl', 'model.zip', zip([{ name: 'notes.txt', data: payload }])),
  attack('a zip in a zip', 'model.zip', zip([{ name: 'inner.zip', data: zip(torch(payload)) }])),
  attack('a pickle among weights', 'model.keras', zip([{ name: 'assets/x', data: payload }])),
  attack('gzip', 'model.pkl.gz', gzipSync(payload)),
  attack('zlib', 'model.joblib', deflateSync(payload)),
  attack('zstd', 'model.zst', zstdCompressSync(payload)),
  attack('gzip in gzip in gzip', 'model.bin', gzipSync(gzipSync(gzipSync(payload)))),
  attack('bytes that nobody knows', 'model.bin', Buffer.from([1, 2, 3, 4, 250, 251, 252]), 'not-evaluated'),
];
