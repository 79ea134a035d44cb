// YAML as this program writes it: block maps whose lines carry comments, every key and value by the library's own rules.
import { Document, isCollection, isScalar, Scalar, visit, YAMLMap, YAMLSeq, type Node } from 'yaml';
import type { Json } from '../json.ts';
import { printable } from './found.ts';

/** A line of a block map: a value, a map of its own, or a list of commented values. `above` stands on the lines before it. */
export type YamlLine = {
  readonly key: string;
  readonly comment?: string;
  readonly above?: string;
  /** An empty line stands before it. */
  readonly apart?: true;
} & (
  | { readonly value: Json }
  | { readonly lines: readonly YamlLine[] }
  | { readonly items: readonly { readonly value: Json; readonly comment: string }[] }
);

/**
 * The text of a document; `head` and `foot` are comments. Whatever a comment quotes, it
 * stays on its line; invisible characters are written as escapes.
 */
export function writeYaml(lines: readonly YamlLine[], head: string, foot: string = ''): string {
  const document = new Document(undefined, { version: '1.2' });
  document.contents = mapOf(document, lines);
  document.commentBefore = commentOf(head);
  if (foot !== '') document.comment = commentOf(foot);
  visit(document, { Scalar: (_, scalar) => quote(scalar) });
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false, indent: 2 });
  return text.replaceAll(unseen, escaped);
}

function mapOf(document: Document, lines: readonly YamlLine[]): YAMLMap {
  const map = new YAMLMap();
  for (const line of lines) {
    const key = new Scalar(line.key);
    if (line.above !== undefined) key.commentBefore = commentOf(line.above);
    if (line.apart) key.spaceBefore = true;
    map.add({ key, value: valueOf(document, line) });
  }
  return map;
}

function valueOf(document: Document, line: YamlLine): Node {
  if ('lines' in line) return mapOf(document, line.lines);
  if ('value' in line) return commented(inline(document, line.value), line.comment);
  const list = new YAMLSeq();
  for (const { value, comment } of line.items) list.add(commented(inline(document, value), comment));
  return list;
}

/** A value on one line: maps and lists in flow style. */
function inline(document: Document, value: Json): Node {
  const node = document.createNode(value);
  if (isCollection(node)) node.flow = true;
  if (isScalar(node) && typeof node.value === 'string' && /[\r\n]/.test(node.value)) node.type = 'QUOTE_DOUBLE';
  return node;
}

function commented(node: Node, comment: string | undefined): Node {
  if (comment !== undefined) node.comment = ` ${printable(comment)}`;
  return node;
}

function commentOf(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ` ${printable(line)}`))
    .join('\n');
}

/** Invisible characters, which reverse text, hide in it or end its line; YAML allows many of them unescaped. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function escaped(c: string): string {
  const code = c.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** Double quotes for text that needs escapes, and for <<, which would be a merge key. */
function quote(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value === 'string' && (value === '<<' || value.search(unseen) >= 0)) scalar.type = 'QUOTE_DOUBLE';
}
