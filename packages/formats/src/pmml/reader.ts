// PMML: XML that only computes, but for two things. PMML4S, which is behind pypmml, opens what a document type names, files and addresses; and
// JPMML constructs a class of Java that a function is called like. https://dmg.org/pmml/v4-4-1/Functions.html;
// jpmml-evaluator, FunctionRegistry.java; org.pmml4s.xml.XMLEventReader
import { makeCollector, type Collector } from '../scan/collector.ts';
import { BrokenError, BudgetError, type ReadContext, type Reader, type ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { dotted, PATH } from '../configs/dotted.ts';
import { holdsAny, isWide, mayBeText } from '../configs/text.ts';
import { markupOf } from './markup.ts';

const HEAD = 4096;
const latin1 = (head: Uint8Array): string => Buffer.from(head.subarray(0, HEAD)).toString('latin1');

export const pmmlReader: Reader = {
  format: 'pmml',
  // Behind a byte order mark, and comments of any length.
  recognises: (head, source) =>
    (mayBeText(head) || isWide(head)) &&
    /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(latin1(head)) &&
    holdsAny(source, ['<PMML', ':PMML']),
  read,
};

/** In these, what is markup is ASCII. */
const ENCODINGS = /^(?:utf-?8|us-ascii|ascii|iso-8859-\d+|latin1|windows-125\d)$/i;

function read(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  const head = source.read(0, HEAD);
  const [, encoding = 'utf-8'] = /^[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(latin1(head)) ?? [];
  if (isWide(head) || !ENCODINGS.test(encoding)) into.doubt('unsupported', 'it is XML in an unusual encoding');
  else
    try {
      readMarkup(source, into, context);
    } catch (error) {
      if (error instanceof BudgetError) into.doubt('budget', error.message);
      else if (error instanceof BrokenError) into.doubt('broken', error.message);
      else throw error;
    }
  return into.facts();
}

const FUNCTIONS = /<(?:[^\s<>/:]{1,100}:)?(?:Apply|DefineFunction)[\s/>]/y;
const DEFINES = /^<(?:[^\s<>/:]{1,100}:)?DefineFunction/;

function readMarkup(source: ByteSource, into: Collector, { budget }: ReadContext): void {
  const defined = new Set<string>();
  const called = new Set<string>();
  for (const piece of markupOf(source, FUNCTIONS, () => budget.tick())) {
    if (piece.startsWith('<!')) readType(piece, into);
    else if (DEFINES.test(piece)) defined.add(attribute(piece, 'name', into));
    else called.add(attribute(piece, 'function', into));
  }
  for (const name of called)
    if (!defined.has(name) && PATH.test(name))
      into.callable({ ...dotted(name), role: 'called', args: [], offset: 0, by: 'Apply' });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function attribute(tag: string, name: string, into: Collector): string {
  const [, double, single] = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  return (double ?? single ?? '').replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (Object.hasOwn(ENTITIES, entity)) return ENTITIES[entity]!;
    const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    if (entity.startsWith('#') && code <= 0x10ffff) return String.fromCodePoint(code);
    into.doubt('unsupported', `a name in it is made by ${whole.slice(0, 40)}`);
    return whole;
  });
}

/** What the versions of PMML before 3.0 name; nobody but their publisher can say what lies there. */
const OF_DMG = /^(?:https?:\/\/(?:www\.)?dmg\.org\/[\w./-]*|[\w-]*pmml[\w.-]*\.dtd)$/i;
const EXTERNAL = /\b(?:SYSTEM\s*|PUBLIC\s*(?:"[^"]*"|'[^']*')\s*)(?:"([^"]*)"|'([^']*)')/g;

function readType(type: string, into: Collector): void {
  const plain = type.replaceAll(/<!--[\s\S]*?-->/g, '');
  for (const [, double, single] of plain.matchAll(EXTERNAL)) {
    const target = double ?? single ?? '';
    if (!OF_DMG.test(target)) into.reference(target, 'outside');
  }
  // Entities of entities can stand for any number of them.
  if (/<!ENTITY\s[^>]*[&%]\w[^>]*;/.test(plain.replaceAll(/<!ENTITY\s+%\s/g, '<!ENTITY ')))
    into.doubt('unsupported', 'its document type makes entities of others');
}
