// Zip, and formats that are zip archives: PyTorch, TorchScript, Keras, NumPy's npz, skops, TorchServe's mar.
import type { NotEvaluated, OperatorFact, Treatment } from '@modelgate/core';
import { makeNotes } from '../../scan/notes.ts';
import type { Notes } from '../../scan/notes.ts';
import { BudgetError } from '../../scan/reader.ts';
import type { Member, ReadContext, Reader, ReadResult } from '../../scan/reader.ts';
import type { ByteSource } from '../../scan/source.ts';
import { startsNpy } from '../../numpy/header.ts';
import { beginsPickle } from '../../pickle/hidden.ts';
import { programsIn } from '../names.ts';
import { isTar } from '../tar.ts';
import { archivesOf, isChain } from './chain.ts';
import { agree, noteNamesAndPlaces } from './compare.ts';
import type { ZipMember } from './compare.ts';
import { openZipMember } from './content.ts';
import { readDirectory } from './directory.ts';
import { findDirectories, findEnd } from './end.ts';
import { kindOf } from './kind.ts';
import type { ZipKind } from './kind.ts';
import { afterDescriptor, readLocal, walkLocals } from './local.ts';
import type { Placed } from './local.ts';
import { ENCRYPTED, LOCAL, signature } from './records.ts';
import { operatorsOfBytecode, torchScriptOperators } from './torchscript.ts';

export const zipReader: Reader = {
  format: 'zip',
  recognises(head, source) {
    if (signature(head) === LOCAL) return true;
    // The last member of a tar may be a zip. It is then read as that member; what follows the tar's end is read as well.
    if (isTar(head)) return false;
    return findDirectories(source).length > 0;
  },
  async read(source, context) {
    const archives = isChain(context) ? archivesOf(source, context) : [];
    if (archives.length > 1) return { format: 'torch-distributed', treatment: { kind: 'read' }, members: archives };
    const notes = makeNotes();
    const found = findMembers(source, context, notes);
    const doubtful = noteNamesAndPlaces(found.members, notes);
    const members = found.members.map((member) => ({ ...member, agreed: member.agreed && !doubtful.has(member) }));
    const kind = kindOf(members);
    const operators = kind.format === 'torchscript' ? await scriptOperators(source, members, context) : [];
    return {
      format: kind.format,
      treatment: found.broken === undefined ? encryption(members) : notEvaluated('broken', found.broken),
      anomalies: notes.list,
      ...(operators.length > 0 && { operators }),
      ...(IMPORTED.has(kind.format) && { code: programsIn(members.map(({ entry }) => entry.name)) }),
      members: members.filter(hasBytes).map((member) => asMember(source, member, kind, context)),
    } satisfies ReadResult;
  },
};

interface Found {
  readonly members: readonly ZipMember[];
  /** Why some members may be missing. */
  readonly broken?: string;
}

function findMembers(source: ByteSource, context: ReadContext, notes: Notes): Found {
  const directories = findDirectories(source);
  if (directories.length === 0) {
    notes.note('directory-broken', 'it has no readable directory; its members were found by their headers');
    const members = walkLocals(source, 0, source.size, context.budget).map(fromLocal);
    return { members, broken: 'its directory is broken, so that readers differ in what is in it' };
  }
  if (directories.length > 1)
    notes.note('directory-broken', 'it has several directories, and readers differ in which they take');
  const { after } = findEnd(source)!;
  if (after < source.size) notes.note('trailing-bytes', `${source.size - after} bytes follow the archive`, after);
  const listed = directories.flatMap((directory) => {
    const entries = readDirectory(source, directory, context.budget, notes);
    return entries.map((entry) => place(source, entry, directory.shift, context, notes));
  });
  const first = Math.min(...directories.map(({ start }) => start));
  return { members: [...listed, ...unlisted(source, listed, first, context, notes)] };
}

type Entry = ZipMember['entry'];

/** Joins a directory entry with its local header; `shift` bytes stand before the archive. */
function place(source: ByteSource, entry: Entry, shift: number, { budget }: ReadContext, notes: Notes): ZipMember {
  const header = entry.offset + shift;
  const local = readLocal(source, header);
  if (local === undefined) {
    notes.note('offset-out-of-range', `the directory places ${entry.name} where no member is`, header);
    return { entry, local: undefined, header, data: header, agreed: false, raw: false };
  }
  if (local.data + entry.compressed > source.size)
    notes.note('offset-out-of-range', `${entry.name} reaches over the end of the archive`, header);
  const agreed = agree(entry, local.record, notes, header);
  // Looked at here, since the window over the source is here already.
  const raw =
    entry.method === 0 &&
    !startsNpy(source.read(local.data, 6)) &&
    !beginsPickle(source, local.data, entry.compressed, budget);
  return { entry, local: local.record, header, data: local.data, agreed, raw };
}

const fromLocal = ({ record, header, data }: Placed): ZipMember => ({
  entry: { ...record, offset: header, mode: 0 },
  local: record,
  header,
  data,
  agreed: false,
  raw: false,
});

/** Members that are in the file and not in the directory, and the bytes before the first member. */
function unlisted(
  source: ByteSource,
  listed: readonly ZipMember[],
  directory: number,
  { budget }: ReadContext,
  notes: Notes,
): readonly ZipMember[] {
  const found: ZipMember[] = [];
  let free = 0;
  for (const { header, data, entry, local } of [...listed]
    .sort((a, b) => a.header - b.header)
    .concat(endOf(directory))) {
    if (free < header) {
      if (free === 0 && listed.length > 0) notes.note('leading-bytes', `${header} bytes stand before the archive`, 0);
      found.push(...walkLocals(source, free, header, budget).map(fromLocal));
    }
    const compressed = local === undefined ? 0 : entry.compressed;
    free = Math.max(free, afterDescriptor(source, { record: { ...entry, ...local, compressed }, header, data }));
  }
  for (const { entry, header } of found)
    notes.note('directory-broken', `the directory does not list ${entry.name}`, header);
  return found;
}

/** The directory as a last member, so that the gap before it is examined like any other. */
const endOf = (directory: number): ZipMember => ({
  entry: { name: '', flags: 0, method: 0, crc: 0, compressed: 0, size: 0, length: 0, offset: directory, mode: 0 },
  local: undefined,
  header: directory,
  data: directory,
  agreed: true,
  raw: false,
});

const notEvaluated = (why: NotEvaluated, reason: string): Treatment => ({ kind: 'not-evaluated', why, reason });

/** A member that claims to be encrypted is still read, since some loaders ignore the flag. */
function encryption(members: readonly ZipMember[]): Treatment {
  const locked = members.find(({ entry, local }) => ((entry.flags | (local?.flags ?? 0)) & ENCRYPTED) !== 0);
  return locked === undefined
    ? { kind: 'read' }
    : notEvaluated('encrypted', 'a member in it says that it is encrypted');
}

/** Folders have no bytes. */
const hasBytes = ({ entry }: ZipMember): boolean =>
  !(entry.name.endsWith('/') && entry.size === 0 && entry.compressed === 0);

function asMember(source: ByteSource, member: ZipMember, kind: ZipKind, context: ReadContext): Member {
  const { name, size: bytes } = member.entry;
  const open = (): ReturnType<Member['open']> => openZipMember(source, member, context);
  // If the two records differ, or the bytes are also a NumPy array, a loader may read something else.
  if (member.agreed && member.raw && kind.isTensor(name)) return { name, bytes, as: 'tensor-data', open };
  return kind.isWeight?.(name) ? { name, bytes, as: 'numbers', open } : { name, bytes, open };
}

/** The kinds whose loaders import the programs in them. */
const IMPORTED: ReadonlySet<string> = new Set(['mar', 'torch-package']);

/** No model has more bytes of code in all. */
const LONGEST_CODE = 16 << 20;

/** The members that run: code as text, or, for mobile devices, a table of operators in a pickle. */
const OF_CODE = /^[^/]+\/(?:code\/.*\.py|bytecode\.pkl)$/;

async function scriptOperators(
  source: ByteSource,
  members: readonly ZipMember[],
  context: ReadContext,
): Promise<readonly OperatorFact[]> {
  const texts: string[] = [];
  let bytes = 0;
  for (const member of members.filter(({ entry }) => OF_CODE.test(entry.name))) {
    const opened = await openZipMember(source, member, context);
    bytes += opened.size;
    if (bytes > LONGEST_CODE) throw new BudgetError(`it has more than ${LONGEST_CODE} bytes of code`);
    texts.push(textOfCode(member.entry.name, Buffer.from(opened.read(0, opened.size))));
    opened.close?.();
  }
  return torchScriptOperators(texts);
}

const textOfCode = (name: string, bytes: Buffer): string =>
  name.endsWith('.pkl') ? operatorsOfBytecode(bytes) : bytes.toString('utf8');
