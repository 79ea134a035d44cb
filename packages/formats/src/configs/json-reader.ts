// JSON by content. Most of it is data and inert; configs that make a loader import, call, fetch or render something are read
// by each reading below, whatever the file is called.
import { beginsAsJson, decodeJson } from '../json/encoding.ts';
import { pythonJson } from '../json/json-text.ts';
import type { Json } from '../json/read-json.ts';
import { readKerasConfig } from '../keras/config.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import type { Member, ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { readHuggingFace } from './hugging-face.ts';
import { readInstantiated } from './instantiated.ts';
import { readSkops } from './skops.ts';

/** A larger text is no config; Python would need gigabytes for it. */
const LARGEST = 128 << 20;

export const jsonReader: Reader = {
  format: 'json',
  recognises: beginsAsJson,
  read,
};

function read(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  if (source.size > LARGEST) {
    into.doubt('budget', `it is JSON of more than ${LARGEST} bytes`);
    return into.facts();
  }
  const members: Member[] = [];
  for (const value of valuesOf(decodeJson(source.read(0, source.size)), into)) {
    context.budget.tick();
    members.push(...readConfig(value, into, context));
  }
  const facts = into.facts();
  const acts = Object.keys(facts).length > 1;
  return { ...(acts ? facts : into.facts('inert')), ...(members.length > 0 && { members }) };
}

/** The text's value; or one a line, where the first line is a value of its own (JSON Lines). */
function valuesOf(text: string, into: Collector): readonly Json[] {
  const lines = text.indexOf('\n') < 0 ? [] : text.split('\n').filter((line) => line.trim() !== '');
  const each = lines.length > 1 && isWhole(lines[0]!) && isWhole(lines[1]!);
  return (each ? lines : [text]).flatMap((line) => pythonJson(line, into, 'it') ?? []);
}

/** Looks like an object or list that ends where the line ends. */
const isWhole = (line: string): boolean => /^\s*[[{]/.test(line) && /[\]}]\s*$/.test(line);

function readConfig(value: Json, into: Collector, context: ReadContext): readonly Member[] {
  readHuggingFace(value, into);
  readInstantiated(value, into);
  readSkops(value, into);
  return readKerasConfig(value, into, context);
}
