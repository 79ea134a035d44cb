// HDF5: every object that can be reached, its links, and the texts in its attributes, which is where Keras keeps its configs
// and PyTables its pickles. Numbers are skipped. What is not understood makes the file not evaluated.
import { pythonJson } from '../json/json-text.ts';
import { readKerasConfig } from '../keras/config.ts';
import { isPickle } from '../pickle/recognise.ts';
import { makeCollector } from '../scan/collector.ts';
import {
  BrokenError,
  BudgetError,
  type Member,
  type ReadContext,
  type Reader,
  type ReadResult,
} from '../scan/reader.ts';
import { memorySource, type ByteSource } from '../scan/source.ts';
import { readAttribute, type Attribute } from './attribute.ts';
import { readDataset } from './dataset.ts';
import { openFile, signatureAt, type File } from './file.ts';
import { inFractalHeap, messageLink, symbolTableLinks, type Link } from './links.ts';
import { MESSAGE, messagesOf, type Message } from './messages.ts';
import { pickledRows } from './rows.ts';

export const hdf5Reader: Reader = {
  format: 'hdf5',
  recognises: (_head, source) => signatureAt(source) !== undefined,
  read,
};

const MOST_OBJECTS = 200_000;

function read(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  const found: Found = { members: [], keras: false, rows: false };
  try {
    const { file, root } = openFile(source, into, context);
    readObjects(file, root, found);
    if (found.rows) addRows(file, source, found);
  } catch (error) {
    if (error instanceof BudgetError) into.doubt('budget', error.message);
    else if (error instanceof BrokenError) into.doubt('broken', error.message);
    else throw error;
  }
  return {
    ...into.facts(),
    ...(found.keras && { format: 'keras-h5' }),
    ...(found.members.length > 0 && { members: found.members }),
  };
}

interface Found {
  readonly members: Member[];
  keras: boolean;
  /** Some dataset's rows are pickled objects. */
  rows: boolean;
}

/** A pickle or the like that is to be looked at. */
function addMembers(file: File, found: Found, members: Iterable<Member>): void {
  for (const member of members) {
    file.context.budget.member();
    found.members.push(member);
  }
}

function addRows(file: File, source: ByteSource, found: Found): void {
  const rows = [...pickledRows(file, source)];
  addMembers(file, found, rows);
  if (!rows.some(({ isPickled }) => isPickled))
    file.into.doubt('unsupported', 'it says that its rows are pickled objects, and none are found');
}

function readObjects(file: File, root: number, found: Found): void {
  const left: Link[] = [{ name: '', at: root }];
  const seen = new Set<number>([root]);
  for (let link = left.pop(); link !== undefined; link = left.pop()) {
    if (seen.size > MOST_OBJECTS) throw new BudgetError(`it has more than ${MOST_OBJECTS} objects`);
    for (const next of readObject(file, link, found)) {
      if (seen.has(next.at)) continue;
      seen.add(next.at);
      left.push({ name: `${link.name}/${next.name}`, at: next.at });
    }
  }
}

/** Reads an object; gives what it links to. */
function readObject(file: File, { name, at }: Link, found: Found): readonly Link[] {
  const messages = messagesOf(file, at);
  const links: Link[] = [];
  for (const message of messages) {
    if (message.type === MESSAGE.symbolTable) links.push(...symbolTableLinks(file, message));
    else if (message.type === MESSAGE.link) links.push(...linkOf(file, message));
    else if (message.type === MESSAGE.attribute) noteAttribute(file, name, message, found);
    else if (message.type === MESSAGE.linkInfo) noteHeap(file, name, message, 8, 'links');
    else if (message.type === MESSAGE.attributeInfo) noteHeap(file, name, message, 2, 'attributes');
  }
  if (messages.some(({ type }) => type === MESSAGE.layout || type === MESSAGE.externalFiles))
    readDataset(file, name, messages);
  return links;
}

function linkOf(file: File, message: Message): readonly Link[] {
  const link = messageLink(file, message);
  return link ? [link] : [];
}

function noteHeap(file: File, name: string, message: Message, counter: number, what: string): void {
  if (inFractalHeap(file, message, counter))
    file.into.doubt(
      'unsupported',
      `the ${what} of ${name || 'its root'} stand in a fractal heap, which is not read here`,
    );
}

function noteAttribute(file: File, owner: string, message: Message, found: Found): void {
  if (message.shared) return file.into.doubt('unsupported', `an attribute of ${owner || 'its root'} stands elsewhere`);
  const attribute = readAttribute(file, message);
  const called = `${owner || '/'}@${attribute.name}`;
  if (attribute.texts === undefined) file.into.doubt('unsupported', `the type of ${called} stands elsewhere`);
  if (attribute.name === 'keras_version') found.keras = true;
  for (const text of attribute.texts ?? []) noteText(file, called, attribute, text, found);
}

/** White space of JSON. */
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const OPENING = 0x7b;
const PICKLE_STOP = 0x2e;

/** JSON is a config; bytes that end as a pickle does are looked at as whatever they are. */
function noteText(file: File, called: string, { name, opaque }: Attribute, text: Uint8Array, found: Found): void {
  // Any bytes may end so: those that are no pickle are somebody's numbers.
  if (opaque && !isPickle(memorySource(text))) return;
  const end = text.findLastIndex((byte) => byte !== 0) + 1;
  const trimmed = text.subarray(0, end);
  if (trimmed.find((byte) => !BLANKS.has(byte)) === OPENING) {
    const config = pythonJson(Buffer.from(trimmed).toString('utf8'), file.into, called);
    if (config !== undefined) addMembers(file, found, readKerasConfig(config, file.into, file.context));
  } else if (trimmed.at(-1) === PICKLE_STOP && trimmed.length > 1)
    addMembers(file, found, [{ name: called, bytes: text.length, open: () => memorySource(text) }]);
  // PyTables says so where it keeps pickled objects in rows.
  else if (name === 'PSEUDOATOM' && Buffer.from(trimmed).toString('latin1') === 'object') found.rows = true;
}
