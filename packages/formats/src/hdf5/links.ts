// What a group links to: old groups by a B-tree of names, new ones by messages. III.A.1, III.B, III.D, IV.A.2.g.
import { BudgetError } from '../scan/reader.ts';
import { terminated } from './attribute.ts';
import { address, expect, length, required, type File } from './file.ts';
import type { Message } from './messages.ts';

export interface Link {
  readonly name: string;
  readonly at: number;
}

const MOST_NODES = 1_000_000;
const LONGEST_NAME = 1 << 16;

/** The objects of an old group. */
export function symbolTableLinks(file: File, message: Message): readonly Link[] {
  file.cursor.seek(message.from);
  const tree = required(address(file));
  const names = localHeap(file, required(address(file)));
  const links: Link[] = [];
  const left = [tree];
  const seen = new Set<number>(left);
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (seen.size > MOST_NODES) throw new BudgetError(`a group has more than ${MOST_NODES} nodes`);
    file.context.budget.tick();
    const children = childrenOf(file, node, names, links).filter((child) => !seen.has(child));
    children.forEach((child) => seen.add(child));
    left.push(...children);
  }
  return links;
}

/** The nodes below a node of the tree; those of a leaf are symbol tables, whose links are added. */
function childrenOf(file: File, at: number, names: number, links: Link[]): readonly number[] {
  const { cursor } = file;
  cursor.seek(at);
  if (Buffer.from(cursor.bytes(4)).toString('latin1') === 'SNOD') {
    readSymbols(file, at, names, links);
    return [];
  }
  expect(file, at, 'TREE');
  cursor.skip(2);
  const entries = cursor.uint(2);
  cursor.skip(2 * file.offsets);
  return Array.from({ length: entries }, () => {
    cursor.skip(file.lengths);
    return required(address(file));
  });
}

function readSymbols(file: File, at: number, names: number, links: Link[]): void {
  const { cursor } = file;
  expect(file, at, 'SNOD');
  cursor.skip(2);
  const symbols = cursor.uint(2);
  const first = cursor.at;
  for (let i = 0; i < symbols; i++) {
    cursor.seek(first + i * (2 * file.offsets + 24));
    const name = cursor.uint(file.offsets);
    const object = address(file);
    // A soft link (2) is another way to an object of the same file.
    if (cursor.uint(4) !== 2 && object !== undefined) links.push({ name: nameAt(file, names + name), at: object });
  }
}

function nameAt({ cursor }: File, at: number): string {
  cursor.seek(at);
  return terminated(cursor.bytes(Math.min(256, cursor.left)));
}

/** The address of a local heap's data. */
function localHeap(file: File, at: number): number {
  expect(file, at, 'HEAP');
  file.cursor.skip(4 + 2 * file.lengths);
  return required(address(file));
}

/** The object of a link message; a file of its own is a reference. */
export function messageLink(file: File, message: Message): Link | undefined {
  const { cursor } = file;
  cursor.seek(message.from + 1);
  const flags = cursor.u8();
  const kind = flags & 8 ? cursor.u8() : 0;
  cursor.skip((flags & 4 ? 8 : 0) + (flags & 16 ? 1 : 0));
  const size = cursor.uint(1 << (flags & 3));
  const name = terminated(cursor.bytes(Math.min(size, LONGEST_NAME, cursor.left)));
  if (kind === 0) return { name, at: required(address(file)) };
  if (kind === 64) {
    const bytes = cursor.bytes(cursor.uint(2));
    const target = terminated(bytes.subarray(1));
    file.into.reference(target, file.context.resolve(target));
  } else if (kind !== 1)
    file.into.doubt('unsupported', `the link ${name} is of a kind that is known to its author only`);
  return undefined;
}

/** Whether links or attributes of an object stand in a fractal heap: version, flags, a counter or two, then its address. */
export function inFractalHeap(file: File, message: Message, counter: number): boolean {
  file.cursor.seek(message.from + 1);
  if (file.cursor.u8() & 1) file.cursor.skip(counter);
  return address(file) !== undefined;
}

/** The files that hold a dataset's numbers: each slot names one in a local heap. IV.A.2.h */
export function externalFiles(file: File, message: Message): readonly string[] {
  const { cursor } = file;
  cursor.seek(message.from + 6);
  const used = cursor.uint(2);
  const heap = required(address(file));
  const first = cursor.at;
  const names = localHeap(file, heap);
  return Array.from({ length: used }, (_, i) => {
    cursor.seek(first + i * 3 * file.lengths);
    return nameAt(file, names + length(file));
  });
}
