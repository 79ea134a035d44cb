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

/** Whether the header's checksum is right, which it is not in a block of zeros. Its name may be empty. */
export function isTar(head: Uint8Array): boolean {
  return head.length >= BLOCK && checksum(head);
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
    else if (FOR_THE_NEXT.includes(header.type)) next = together(next, givenBy(header.type, content));
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
  const type = String.fromCharCode(block[156]!);
  const own = numberOf(block.subarray(124, 136));
  const rest = { name: path, link: given.linkpath ?? textOf(block.subarray(157, 257)) };
  if (type === GLOBAL || FOR_THE_NEXT.includes(type)) return { ...rest, size: own, type };
  const folder = isOldFolder(type, name, path);
  if (folder === undefined) return { ...rest, size: Number.NaN, type };
  const without = folder || NO_DATA.includes(type);
  return { ...rest, size: without ? 0 : (given.size ?? own), type: folder ? '5' : type };
}

/**
 * Before ustar a folder was a file whose name ends with a slash. Undefined where readers differ: tarfile looks at the header's own name,
 * others at the path that was given to it.
 */
function isOldFolder(type: string, name: string, path: string): boolean | undefined {
  if (type !== '\0') return false;
  return name.endsWith('/') === path.endsWith('/') ? name.endsWith('/') : undefined;
}

/** Of two sizes for the same member some readers take the first. */
const together = (before: Given, more: Given): Given => ({
  ...before,
  ...more,
  ...(before.size !== undefined && more.size !== undefined && { size: Number.NaN }),
});

const textOf = (field: Uint8Array): string => {
  const end = field.indexOf(0);
  return nameOf(end < 0 ? field : field.subarray(0, end));
};

/** Octal digits among spaces and zeros, or GNU's base 256 where the first bit is set. tarfile takes all that Python's int takes. */
function numberOf(field: Uint8Array): number {
  if ((field[0]! & 0x80) !== 0) return field.subarray(1).reduce((value, byte) => value * 256 + byte, field[0]! & 0x3f);
  const digits = textOf(field.map((byte) => (isSeparator(byte) ? 0x20 : byte))).trim();
  if (digits === '') return 0;
  return OF_PYTHON.test(digits) ? Number.parseInt(digits.replaceAll(/[+_oO]/g, ''), 8) : Number.NaN;
}

/** White space to Python alone: the separators of files, groups, records and units. */
const isSeparator = (byte: number): boolean => byte >= 0x1c && byte <= 0x1f;

/** A sign, the prefix of octal numbers, and underscores between digits. */
const OF_PYTHON = /^\+?(?:0[oO]_?)?[0-7]+(?:_[0-7]+)*$/;

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
  const sparse = Object.keys(records).some((key) => key.startsWith('GNU.sparse.'));
  const clear = content.size <= LONGEST && !sparse && areRecords(bytes);
  return {
    ...(path !== undefined && { path }),
    ...(linkpath !== undefined && { linkpath }),
    ...(size !== undefined && { size: type !== GLOBAL && /^\d{1,15}$/.test(size) ? Number(size) : Number.NaN }),
    ...(!clear && { size: Number.NaN }),
  };
}

function* paxRecords(bytes: Uint8Array): Generator<[string, string]> {
  for (let at = 0, length = 0; at < bytes.length; at += length) {
    const space = bytes.indexOf(0x20, at);
    length = lengthAt(bytes, at);
    if (length === 0) return;
    const record = nameOf(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) yield [record.slice(0, equals), record.slice(equals + 1)];
  }
}

/** Of the record that begins here; 0 if none does. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const digits = /^(\d+) /.exec(nameOf(bytes.subarray(at, at + 24)))?.[1] ?? '';
  const length = Number(digits);
  return length > digits.length + 1 && at + length <= bytes.length ? length : 0;
}

/** Whether records follow each other up to the end, or to zeros. */
function areRecords(bytes: Uint8Array): boolean {
  let at = 0;
  for (let length = 1; length > 0 && at < bytes.length; at += length) length = lengthAt(bytes, at);
  return bytes.subarray(at).every((byte) => byte === 0);
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
