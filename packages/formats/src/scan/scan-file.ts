// One file and everything in it: identified by content, read by every reader that recognises the bytes, members likewise.
import path from 'node:path';
import { printable } from '@modelgate/core/found';
import type { AnomalyFact, NotEvaluated, ReferenceFact, ScanLimits, ScannedFile, ScannedPart } from '@modelgate/core';
import { findDirectories, findEnd } from '../archive/zip/end.ts';
import { isStoredIn } from '../archive/zip/local.ts';
import { signatureAt } from '../hdf5/file.ts';
import { startBudget } from './budget.ts';
import type { RunningBudget } from './budget.ts';
import { familyOf, isWithMetadata, misleads } from './families.ts';
import { BrokenError, BudgetError, UnsupportedError } from './reader.ts';
import type { Member, OpenedMember, ReadContext, Reader, ReadResult } from './reader.ts';
import { readers as allReaders } from './readers.ts';
import { oneLine } from './one-line.ts';
import { makeSpool } from './spool.ts';
import type { Spool, TemporaryFile } from './spool.ts';
import type { ByteSource } from './source.ts';

export interface ScanFileOptions {
  readonly limits: ScanLimits;
  /** Where a file is that a model names beside itself. */
  readonly resolve: (target: string) => ReferenceFact['found'];
  readonly temporaryFile: () => TemporaryFile;
  /** All of them, where not given. */
  readonly readers?: readonly Reader[];
}

/** How much of a source readers see when they are asked whether they know it. */
const HEAD = 4096;

/** What is the same for everything in one file. */
interface Scan {
  /** The file's own name, without its folders. */
  readonly name: string;
  readonly options: ScanFileOptions;
  readonly budget: RunningBudget;
  readonly spool: Spool;
  readonly parts: ScannedPart[];
}

/** A stretch of bytes and the way to it. */
interface Stretch {
  readonly source: ByteSource;
  readonly members: readonly string[];
  readonly name: string;
  /** Set where bytes of no known format count as numbers. */
  readonly ofNumbers?: boolean;
}

/** Facts of one file. Never throws for what is in the file: what cannot be told is a part that is not evaluated. */
export async function scanFile(
  file: { readonly path: string; readonly source: ByteSource },
  options: ScanFileOptions,
): Promise<ScannedFile> {
  const budget = startBudget(options.limits);
  const spool = makeSpool(budget, options.temporaryFile);
  const scan: Scan = { name: path.basename(file.path), options, budget, spool, parts: [] };
  try {
    await scanStretch(scan, { source: file.source, members: [], name: file.path });
  } finally {
    spool.close();
  }
  return { path: file.path, bytes: file.source.size, parts: scan.parts };
}

async function scanStretch(scan: Scan, stretch: Stretch): Promise<void> {
  const { source, members, name } = stretch;
  if (source.size === 0) {
    scan.parts.push({ members, format: 'empty', bytes: 0, treatment: { kind: 'inert' } });
    return;
  }
  const first = scan.parts.length;
  const readers = attempt(() => recognisers(scan, source, name));
  if ('error' in readers) scan.parts.push(failedPart(stretch, 'unknown', readers.error));
  else if (readers.value.length === 0) scan.parts.push(unknownPart(stretch));
  const held: HeldArchives[] = [];
  if ('value' in readers) for (const reader of readers.value) held.push(await readAs(scan, stretch, reader));
  noteIdentity(scan, first, stretch, isHeld(source, held.flat()));
}

/** Every reader that knows the bytes; those for text where nobody else does. */
function recognisers({ options }: Scan, source: ByteSource, name: string): readonly Reader[] {
  const head = source.read(0, HEAD);
  const all = options.readers ?? allReaders;
  const known = (fallback: boolean): Reader[] =>
    all.filter((reader) => (reader.fallback ?? false) === fallback && reader.recognises(head, source, name));
  const strong = known(false);
  return strong.length > 0 ? strong : known(true);
}

async function readAs(scan: Scan, stretch: Stretch, reader: Reader): Promise<HeldArchives> {
  const { source, members, name } = stretch;
  const context: ReadContext = {
    name,
    budget: scan.budget,
    resolve: scan.options.resolve,
    spool: () => scan.spool.open(),
  };
  let result: ReadResult;
  try {
    scan.budget.tick();
    result = await reader.read(source, context);
  } catch (error) {
    scan.parts.push(failedPart(stretch, reader.format, error));
    return [];
  }
  const { members: inside = [], format = reader.format, archives = [], ...facts } = result;
  scan.parts.push({ members, format, bytes: source.size, ...facts });
  await scanMembers(scan, stretch, inside);
  return archives;
}

async function scanMembers(scan: Scan, outer: Stretch, inside: readonly Member[]): Promise<void> {
  for (const [index, member] of inside.entries()) {
    const members = [...outer.members, printable(member.name)];
    if (member.as === 'tensor-data') {
      const bytes = member.bytes ?? 0;
      scan.parts.push({ members, format: 'tensor', bytes, treatment: { kind: 'tensor-data' } });
      continue;
    }
    const limit = limitBefore(scan, members);
    if (limit !== undefined) {
      const others = inside.length - index - 1;
      const reason = others === 0 ? limit : `${limit}; ${others} more beside it were not looked at either`;
      scan.parts.push({
        members,
        format: 'unknown',
        bytes: member.bytes ?? 0,
        treatment: notEvaluated('budget', reason),
      });
      return;
    }
    await scanMember(scan, member, members);
  }
}

/** A limit that forbids to look into a member at this depth. */
function limitBefore({ budget }: Scan, members: readonly string[]): string | undefined {
  if (members.length > budget.limits.depth) return `it is more than ${budget.limits.depth} containers deep`;
  return budget.spent;
}

async function scanMember(scan: Scan, member: Member, members: readonly string[]): Promise<void> {
  let source: OpenedMember;
  const first = scan.parts.length;
  try {
    source = await member.open();
  } catch (error) {
    const empty = { source: { size: member.bytes ?? 0, read: () => new Uint8Array() }, members, name: member.name };
    scan.parts.push(failedPart(empty, 'unknown', error));
    return;
  }
  try {
    await scanStretch(scan, { source, members, name: member.name, ofNumbers: member.as === 'numbers' });
    noteOpening(scan.parts, first, source);
  } finally {
    source.close?.();
  }
}

/** Anomalies that only show when all readers have been asked: two formats at once, and a name that claims another. */
function noteIdentity(scan: Scan, first: number, { source, members, name }: Stretch, archiveIsHeld: boolean): void {
  const { parts, budget } = scan;
  const own = parts.slice(first).filter((part) => part.members.length === members.length);
  // A pickle of protocol 0 is text, which may be YAML too; read as text that does nothing, it hides nothing.
  const ofPickle = own.some(({ format }) => familyOf(format) === 'pickle');
  const formats = own
    .filter(({ format, treatment }) => !(ofPickle && familyOf(format) === 'text' && treatment.kind === 'inert'))
    .map((part) => part.format)
    .filter((format) => format !== 'unknown');
  const families = new Set(formats.map(familyOf));
  const withMetadata = isWithMetadata(formats);
  const inPickle = archiveIsHeld && families.size === 2 && families.has('pickle') && families.has('zip');
  if (withMetadata || inPickle) forgetBeside(parts, first, inPickle);
  const found: AnomalyFact[] = [];
  if (families.size > 1 && !withMetadata && !inPickle && !isMemberOfZip(families, source, budget))
    found.push({ code: 'polyglot', detail: `the bytes are ${[...families].sort().join(' and ')}` });
  // pandas gives what it puts into a tar the name of the tar.
  if (formats.length > 0 && (members.length === 0 || name !== scan.name) && misleads(name, formats))
    found.push({
      code: 'name-misleads',
      detail: `the bytes are ${formats.join(' and ')}, which its ending does not say`,
    });
  if (found.length === 0) return;
  const part = parts[first]!;
  parts[first] = { ...part, anomalies: [...(part.anomalies ?? []), ...found] };
}

/** An archive with an HDF5 file in it, which by chance lies where such files may begin. */
const isMemberOfZip = (families: ReadonlySet<string>, source: ByteSource, budget: RunningBudget): boolean =>
  families.size === 2 &&
  families.has('zip') &&
  families.has('hdf5') &&
  isStoredIn(source, signatureAt(source) ?? 0, budget);

/** Archives that a pickle holds as bytes. */
type HeldArchives = NonNullable<ReadResult['archives']>;

/** Whether the archive that unzippers find is just one of them. It is read as an archive all the same. */
function isHeld(source: ByteSource, held: HeldArchives): boolean {
  const after = held.length === 0 ? undefined : findEnd(source)?.after;
  const one = held.find(({ offset, length }) => offset + length === after);
  return one !== undefined && findDirectories(source).every(({ shift }) => shift === one.offset);
}

/** What stands before the archive is the model, or the pickle that holds it and goes on behind. */
function forgetBeside(parts: ScannedPart[], first: number, behind: boolean): void {
  const depth = parts[first]!.members.length;
  for (const [i, { anomalies, ...part }] of parts.entries()) {
    if (i < first || familyOf(part.format) !== 'zip' || part.members.length > depth) continue;
    const others =
      anomalies?.filter(({ code }) => code !== 'leading-bytes' && !(behind && code === 'trailing-bytes')) ?? [];
    parts[i] = { ...part, ...(others.length > 0 && { anomalies: others }) };
  }
}

/** What showed when a member was decoded belongs to its first part. */
function noteOpening(parts: ScannedPart[], first: number, { anomalies = [], broken }: OpenedMember): void {
  const part = parts[first]!;
  const evaluated = part.treatment.kind !== 'not-evaluated';
  const treatment = broken !== undefined && evaluated ? notEvaluated('broken', broken) : part.treatment;
  const found = [...(part.anomalies ?? []), ...anomalies];
  parts[first] = { ...part, treatment, ...(found.length > 0 && { anomalies: found }) };
}

const notEvaluated = (why: NotEvaluated, reason: string): ScannedPart['treatment'] => ({
  kind: 'not-evaluated',
  why,
  reason,
});

function unknownPart({ source, members, ofNumbers = false }: Stretch): ScannedPart {
  const part = { members, bytes: source.size };
  if (ofNumbers) return { ...part, format: 'tensor', treatment: { kind: 'tensor-data' } };
  const reason = 'these bytes are of no format that is known here';
  return { ...part, format: 'unknown', treatment: notEvaluated('unknown-format', reason) };
}

function failedPart({ source, members }: Stretch, format: string, error: unknown): ScannedPart {
  const reason = oneLine(error instanceof Error ? error.message : String(error));
  if (error instanceof BudgetError) return partOf('budget', reason);
  if (error instanceof UnsupportedError) return partOf('unsupported', reason);
  if (error instanceof BrokenError) return partOf('broken', reason);
  return partOf('broken', `reading it failed: ${reason}`);

  function partOf(why: NotEvaluated, text: string): ScannedPart {
    return { members, format, bytes: source.size, treatment: notEvaluated(why, text) };
  }
}

function attempt<T>(run: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}
