// The two records of a member against each other, and members against each other. Readers differ in which one they believe.
import { escapes, normalised } from '../names.ts';
import type { Notes } from '../../scan/notes.ts';
import { ENCRYPTED, SIZES_FOLLOW } from './records.ts';
import type { DirectoryEntry, ZipRecord } from './records.ts';

/** A member with the place of its bytes. */
export interface ZipMember {
  readonly entry: DirectoryEntry;
  /** Undefined if there is no local header at the place that the directory names. */
  readonly local: ZipRecord | undefined;
  readonly header: number;
  readonly data: number;
  /** Whether both records say the same, and no other member has its name or its bytes. */
  readonly agreed: boolean;
  /** Whether its bytes may be a tensor's: they are stored, and begin neither a NumPy array nor a pickle that calls something. */
  readonly raw: boolean;
}

/** Flags that change how the bytes or the name are read: encryption, sizes after the data, strong encryption, UTF-8, masked headers. */
const READ_DIFFERENTLY = ENCRYPTED | SIZES_FOLLOW | (1 << 6) | (1 << 11) | (1 << 13);

/** Notes what differs between the directory's entry and the local header; true if nothing does. */
export function agree(entry: DirectoryEntry, local: ZipRecord, notes: Notes, at: number): boolean {
  const { name } = entry;
  const before = notes.list.length;
  if (local.name !== name)
    notes.note('member-names-differ', `the directory names it ${name}, its header ${local.name}`, at);
  for (const { otherName } of [entry, local]) {
    if (otherName !== undefined && otherName !== name)
      notes.note('member-names-differ', `the directory names ${name} also ${otherName}`, at);
  }
  if (((entry.flags ^ local.flags) & READ_DIFFERENTLY) !== 0)
    notes.note(
      'member-flags-differ',
      `${name}: flags ${entry.flags} in the directory, ${local.flags} in its header`,
      at,
    );
  if (entry.method !== local.method)
    notes.note(
      'member-flags-differ',
      `${name}: method ${entry.method} in the directory, ${local.method} in its header`,
      at,
    );
  noteSizes(entry, local, notes, at);
  return notes.list.length === before;
}

/** A header whose sizes follow the data has zeros in their place. */
function noteSizes(entry: DirectoryEntry, local: ZipRecord, notes: Notes, at: number): void {
  const follow = (local.flags & SIZES_FOLLOW) !== 0;
  const differ = (mine: number, theirs: number): boolean => mine !== theirs && !(follow && theirs === 0);
  if (differ(entry.size, local.size) || differ(entry.compressed, local.compressed))
    notes.note(
      'member-sizes-differ',
      `${entry.name}: ${entry.compressed} for ${entry.size} bytes in the directory, ${local.compressed} for ${local.size} in its header`,
      at,
    );
  if (differ(entry.crc, local.crc))
    notes.note('member-checksum', `${entry.name}: the directory and its header give other checksums`, at);
  if (entry.method === 0 && entry.size !== entry.compressed)
    notes.note('member-sizes-differ', `${entry.name} is stored, but its two sizes differ`, at);
}

const S_IFMT = 0o170000;
const S_IFLNK = 0o120000;

/** Notes names that lead out of the folder, links, duplicate names, and bytes that belong to two members. */
export function noteNamesAndPlaces(members: readonly ZipMember[], notes: Notes): ReadonlySet<ZipMember> {
  const doubtful = new Set<ZipMember>();
  const byName = new Map<string, ZipMember>();
  for (const member of members) {
    const { name, mode } = member.entry;
    if (name.includes('\0'))
      notes.note('member-names-differ', `${name} holds a zero byte, at which some readers end it`, member.header);
    if (escapes(name)) notes.note('member-escapes', `${name} leads out of the archive's folder`, member.header);
    if ((mode & S_IFMT) === S_IFLNK) notes.note('member-link', `${name} is a symbolic link`, member.header);
    const twin = byName.get(normalised(name));
    if (twin !== undefined) {
      notes.note('member-duplicate', `${name} is there twice`, member.header);
      doubtful.add(twin).add(member);
    }
    byName.set(normalised(name), member);
  }
  for (const pair of overlapping(members)) {
    notes.note('member-overlap', `${pair[0].entry.name} and ${pair[1].entry.name} share bytes`, pair[1].header);
    doubtful.add(pair[0]).add(pair[1]);
  }
  return doubtful;
}

const endOf = (member: ZipMember): number => member.data + member.entry.compressed;

/** Each member that begins before the end of those before it, with the one that reaches over it. */
function overlapping(members: readonly ZipMember[]): readonly (readonly [ZipMember, ZipMember])[] {
  const pairs: (readonly [ZipMember, ZipMember])[] = [];
  let last: ZipMember | undefined;
  for (const member of members.toSorted((a, b) => a.header - b.header)) {
    if (last !== undefined && member.header < endOf(last)) pairs.push([last, member]);
    if (last === undefined || endOf(member) > endOf(last)) last = member;
  }
  return pairs;
}
