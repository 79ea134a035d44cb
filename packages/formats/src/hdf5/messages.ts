// Object headers of both versions, as their messages. IV.A of the specification.
import { BrokenError, BudgetError } from '../scan/reader.ts';
import { address, expect, length, required, type File } from './file.ts';

/** The types of messages that are read. */
export const MESSAGE = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

export interface Message {
  readonly type: number;
  /** Whether the message is stored elsewhere, and the body only says where. */
  readonly shared: boolean;
  /** The place of its body in the source. */
  readonly from: number;
  readonly to: number;
}

interface Block {
  readonly from: number;
  readonly to: number;
}

const MOST_BLOCKS = 10_000;
const MOST_MESSAGES = 200_000;

/** All messages of an object, continuation blocks included; each body lies within the file. */
export function messagesOf(file: File, at: number): readonly Message[] {
  const messages: Message[] = [];
  file.cursor.seek(at);
  const second = file.cursor.u8() === 0x4f;
  const header = second ? newHeader(file, at) : oldHeader(file, at);
  const blocks: Block[] = [header.block];
  for (let block = blocks.pop(), count = 1; block !== undefined; block = blocks.pop(), count++) {
    if (count > MOST_BLOCKS || messages.length > MOST_MESSAGES)
      throw new BudgetError('an object header has more pieces than any object needs');
    file.context.budget.tick();
    readBlock(file, block, header.prefix, messages, (from, to) =>
      blocks.push(second ? innerBlock(file, from, to) : { from, to }),
    );
  }
  return messages;
}

/** The bytes of a message before its body: type, size and flags, and in the old version three unused ones. */
interface Prefix {
  readonly bytes: number;
  readonly typeBytes: number;
}

interface Header {
  readonly block: Block;
  readonly prefix: Prefix;
}

function oldHeader({ cursor }: File, at: number): Header {
  cursor.seek(at);
  if (cursor.u8() !== 1) throw new BrokenError('an object header is of an unknown version');
  cursor.skip(7);
  const size = cursor.uint(4);
  return { block: { from: at + 16, to: at + 16 + size }, prefix: { bytes: 8, typeBytes: 2 } };
}

function newHeader(file: File, at: number): Header {
  const { cursor } = file;
  expect(file, at, 'OHDR');
  if (cursor.u8() !== 2) throw new BrokenError('an object header is of an unknown version');
  const flags = cursor.u8();
  cursor.skip((flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0));
  const size = cursor.uint(1 << (flags & 3));
  return {
    block: { from: cursor.at, to: cursor.at + size },
    prefix: { bytes: flags & 4 ? 6 : 4, typeBytes: 1 },
  };
}

/** Within OCHK and its checksum. */
function innerBlock(file: File, from: number, to: number): Block {
  expect(file, from, 'OCHK');
  return { from: from + 4, to: to - 4 };
}

function readBlock(
  file: File,
  { from, to }: Block,
  prefix: Prefix,
  messages: Message[],
  onward: (from: number, to: number) => void,
): void {
  const { cursor } = file;
  if (to > file.size) throw new BrokenError('an object header does not end within the file');
  for (let at = from; at + prefix.bytes <= to;) {
    cursor.seek(at);
    const type = cursor.uint(prefix.typeBytes);
    const size = cursor.uint(2);
    const flags = cursor.u8();
    const body = { from: at + prefix.bytes, to: at + prefix.bytes + size };
    if (body.to > to) throw new BrokenError('a message does not end within its object header');
    if (type === MESSAGE.continuation) {
      cursor.seek(body.from);
      const next = required(address(file));
      onward(next, next + length(file));
    } else messages.push({ type, shared: (flags & 2) !== 0, ...body });
    at = body.to;
  }
}
