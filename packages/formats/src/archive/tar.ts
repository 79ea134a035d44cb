// Tar: ustar, pax and GNU headers. Names that lead out of the folder, links and devices are noted; nothing is unpacked.
import type { Treatment } from '@modelgate/core';
import { startsWith, trailing } from '../scan/after.ts';
import { makeNotes } from '../scan/notes.ts';
import type { Notes } from '../scan/notes.ts';
import type { Budget, Member, Reader, ReadResult } from '../scan/reader.ts';
import { sliceSource } from '../scan/source.ts';
import type { ByteSource } from '../scan/source.ts';
import { escapes, nameOf, normalised, programsIn } from './names.ts';

const BLOCK = 512;
/** Long names and pax records do not have more bytes. */
const LONGEST = 1 << 20;

interface TarHeader {
  readonly name: string;
  readonly link: string;
  readonly size: number;
  readonly type: string;
}

/** The name and size that a header gives to the one after it. */
interface Given {
  readonly path?: string;
  readonly linkpath?: string;
  readonly size?: number;
}

export const tarReader: Reader = {
  format: 'tar',
  recognises: isTar,
  read(source, { budget }) {
    const notes = makeNotes();
    const { members, end, broken } = listTar(source, budget, notes);
    const format = kindOf(members);
    const after = broken === undefined ? trailing(source, end, notes) : [];
    return {
      format,
      treatment: treatmentOf(format, broken),
      anomalies: notes.list,
      ...(format === 'mar-tar' && { code: programsIn(members.map(({ name }) => name)) }),
      members: [...members, ...after],
    } satisfies ReadResult;
  },
};

/** The kind of a tar, by the names in it. */
function kindOf(members: readonly Member[]): string {
  const names = new Set(members.map(({ name }) => normalised(name)));
  if (['storages', 'tensors', 'pickle'].every((name) => names.has(name))) return 'pytorch-tar';
  if (names.has('MAR-INF/MANIFEST.json')) return 'mar-tar';
  return names.has('model_config.yaml') ? 'nemo' : 'tar';
}

function treatmentOf(format: string, broken: string | undefined): Treatment {
  if (broken !== undefined) return { kind: 'not-evaluated', why: 'broken', reason: broken };
  if (format !== 'pytorch-tar') return { kind: 'read' };
  const reason = 'it is of PyTorch before 0.1.10, which keeps pickles between raw numbers: save it anew';
  return { kind: 'not-evaluated', why: 'unsupported', reason };
}

/** Whether the header's checksum is right. A block of zeros has the checksum zero, but is no header. */
export function isTar(head: Uint8Array): boolean {
  return head.length >= BLOCK && head[0] !== 0 && checksum(head);
}

/** The sum of all bytes, with eight spaces for the sum itself. Old writers took bytes for signed, and tarfile reads both. */
function checksum(block: Uint8Array): boolean {
  let [sum, signed] = [8 * 32, 8 * 32];
  for (let i = 0; i < BLOCK; i += 1) {
    if (i >= 148 && i < 156) continue;
    const byte = block[i] ?? 0;
    sum += byte;
    signed += byte < 128 ? byte : byte - 256;
  }
  const told = numberOf(block.subarray(148, 156));
  return told === sum || told === signed;
}

interface Listed {
  readonly members: readonly Member[];
  /** The place after the two blocks of zeros, or the end of the file if they are missing. */
  readonly end: number;
  readonly broken?: string;
}

function listTar(source: ByteSource, budget: Budget, notes: Notes): Listed {
  const members: Member[] = [];
  const seen = new Set<string>();
  let everywhere: Given = {};
  let next: Given = {};
  for (let at = 0; ;) {
    budget.tick();
    const block = source.read(at, BLOCK);
    if (block.length === 0) return { members, end: at };
    if (block.every((byte) => byte === 0)) return { members, end: at + 2 * BLOCK };
    const header = block.length === BLOCK && checksum(block) ? headerOf(block, { ...everywhere, ...next }) : undefined;
    const data = at + BLOCK;
    if (header === undefined || !(data + header.size <= source.size) || header.type === SPARSE)
      return { members, end: at, broken: `its header at byte ${at} cannot be read` };
    const content = sliceSource(source, data, header.size);
    if (header.type === GLOBAL) everywhere = { ...everywhere, ...givenBy(header.type, content) };
    else if (FOR_THE_NEXT.includes(header.type)) next = { ...next, ...givenBy(header.type, content) };
    else {
      next = {};
      budget.member();
      noteMember(header, seen, notes, at);
      if (!NO_DATA.includes(header.type)) members.push({ name: header.name, bytes: header.size, open: () => content });
    }
    at = data + Math.ceil(header.size / BLOCK) * BLOCK;
  }
}

/** Types of headers: links, devices, folders and pipes have no data, whatever size they claim. */
const NO_DATA = '123456';
const GLOBAL = 'g';
const FOR_THE_NEXT = 'xXLK';
const SPARSE = 'S';

function headerOf(block: Uint8Array, given: Given): TarHeader {
  const prefix = startsWith(block, 'ustar\0', 257) ? textOf(block.subarray(345, 500)) : '';
  const name = textOf(block.subarray(0, 100));
  const path = given.path ?? (prefix === '' ? name : `${prefix}/${name}`);
  const type = typeOf(block, path);
  return {
    name: path,
    link: given.linkpath ?? textOf(block.subarray(157, 257)),
    size: NO_DATA.includes(type) ? 0 : (given.size ?? numberOf(block.subarray(124, 136))),
    type,
  };
}

/** Before ustar a folder was a file whose name ends with a slash. */
function typeOf(block: Uint8Array, path: string): string {
  const type = String.fromCharCode(block[156]!);
  return type === '\0' && path.endsWith('/') ? '5' : type;
}

const textOf = (field: Uint8Array): string => {
  const end = field.indexOf(0);
  return nameOf(end < 0 ? field : field.subarray(0, end));
};

/** Octal digits among spaces and zeros, or GNU's base 256 where the first bit is set. */
function numberOf(field: Uint8Array): number {
  if ((field[0]! & 0x80) !== 0) return field.subarray(1).reduce((value, byte) => value * 256 + byte, field[0]! & 0x3f);
  const digits = textOf(field).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : Number.NaN;
}

/**
 * GNU's long name (L) and link (K) are the content; pax's records (x, X, g) are 'length key=value\n'. No size is clear, and
 * given as NaN, where readers differ: one for all members, one of a sparse file, which is put together from its bytes, and
 * where the records are too long to be read.
 */
function givenBy(type: string, content: ByteSource): Given {
  const bytes = content.read(0, LONGEST);
  if (type === 'L') return { path: textOf(bytes) };
  if (type === 'K') return { linkpath: textOf(bytes) };
  const records = Object.fromEntries(paxRecords(bytes));
  const { path, linkpath, size } = records as { path?: string; linkpath?: string; size?: string };
  const clear = content.size <= LONGEST && !Object.keys(records).some((key) => key.startsWith('GNU.sparse.'));
  return {
    ...(path !== undefined && { path }),
    ...(linkpath !== undefined && { linkpath }),
    ...(size !== undefined && { size: type !== GLOBAL && /^\d{1,15}$/.test(size) ? Number(size) : Number.NaN }),
    ...(!clear && { size: Number.NaN }),
  };
}

function* paxRecords(bytes: Uint8Array): Generator<[string, string]> {
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 || space > at + 10 ? 0 : Number(nameOf(bytes.subarray(at, space)));
    if (!(length > space - at + 1)) return;
    const record = nameOf(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) yield [record.slice(0, equals), record.slice(equals + 1)];
    at += length;
  }
}

const kinds: Readonly<Record<string, string>> = { 3: 'a character device', 4: 'a block device', 6: 'a pipe' };

function noteMember({ name, link, type }: TarHeader, seen: Set<string>, notes: Notes, at: number): void {
  if (escapes(name)) notes.note('member-escapes', `${name} leads out of the archive's folder`, at);
  if (type === '1' || type === '2') notes.note('member-link', `${name} is a link to ${link}`, at);
  if (Object.hasOwn(kinds, type)) notes.note('member-link', `${name} is ${kinds[type]!}`, at);
  if (type === '5') return;
  if (seen.has(normalised(name))) notes.note('member-duplicate', `${name} is there twice`, at);
  seen.add(normalised(name));
}
