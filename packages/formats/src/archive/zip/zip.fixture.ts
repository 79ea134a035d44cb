// Zip archives record by record, so that a test can make them wrong in one place.
import { crc32, deflateRawSync } from 'node:zlib';

/** What one of the two records of a member says. */
export interface Said {
  readonly name?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly compressed?: number;
  readonly size?: number;
  readonly extra?: Uint8Array;
}

export interface FixtureMember {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly deflate?: boolean;
  readonly local?: Said;
  readonly directory?: Said & { readonly offset?: number; readonly mode?: number };
  /** Only its local header is written. */
  readonly unlisted?: boolean;
}

export interface FixtureEnd {
  readonly before?: Uint8Array | string;
  readonly after?: Uint8Array | string;
  /** Offsets count from the start of the file and not of the archive. */
  readonly shifted?: boolean;
  readonly entries?: number;
  /** Bytes that are cut off at the end. */
  readonly cut?: number;
}

const bytesOf = (data: Uint8Array | string): Buffer => Buffer.from(data as Uint8Array);

export function zipOf(members: readonly FixtureMember[], end: FixtureEnd = {}): Uint8Array {
  const before = bytesOf(end.before ?? '');
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = end.shifted === false ? 0 : before.length;
  for (const member of members) {
    const plain = bytesOf(member.data);
    const packed = member.deflate === true ? deflateRawSync(plain) : plain;
    const said = {
      name: member.name,
      flags: 0,
      method: member.deflate === true ? 8 : 0,
      crc: crc32(plain),
      compressed: packed.length,
      size: plain.length,
      extra: new Uint8Array(),
    };
    const local = Buffer.concat([localRecord({ ...said, ...member.local }), packed]);
    if (member.unlisted !== true)
      directory.push(entryRecord({ ...said, offset: at, mode: 0o100644, ...member.directory }));
    parts.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const last = endRecord(end.entries ?? directory.length, entries.length, at);
  const whole = Buffer.concat([before, ...parts, entries, last, bytesOf(end.after ?? '')]);
  return whole.subarray(0, whole.length - (end.cut ?? 0));
}

type Whole = Required<Said>;

function fields(said: Whole): Buffer {
  const out = Buffer.alloc(24);
  out.writeUInt16LE(said.flags, 0);
  out.writeUInt16LE(said.method, 2);
  out.writeUInt32LE(said.crc, 8);
  out.writeUInt32LE(said.compressed, 12);
  out.writeUInt32LE(said.size, 16);
  out.writeUInt16LE(Buffer.byteLength(said.name), 20);
  out.writeUInt16LE(said.extra.length, 22);
  return out;
}

const localRecord = (said: Whole): Buffer =>
  Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), fields(said), Buffer.from(said.name), said.extra]);

function entryRecord(said: Whole & { readonly offset: number; readonly mode: number }): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((said.mode << 16) >>> 0, 6);
  rest.writeUInt32LE(said.offset, 10);
  const start = Buffer.from('PK\x01\x02\x14\x03\x14\0', 'latin1');
  return Buffer.concat([start, fields(said), rest, Buffer.from(said.name), said.extra]);
}

function endRecord(entries: number, size: number, offset: number): Buffer {
  const out = Buffer.alloc(22);
  out.write('PK\x05\x06', 'latin1');
  out.writeUInt16LE(entries, 8);
  out.writeUInt16LE(entries, 10);
  out.writeUInt32LE(size, 12);
  out.writeUInt32LE(offset, 16);
  return out;
}
