// Reads Markdown as GitHub does (GFM), so that tests see what a page shows and what it does.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** What is in a page, in its order. */
export interface MarkdownParts {
  /** Each run of plain text, entities read. */
  readonly texts: readonly string[];
  readonly codes: readonly string[];
  readonly html: readonly string[];
  readonly links: readonly string[];
  readonly images: readonly string[];
  /** Names of all kinds of nodes that occur. */
  readonly kinds: ReadonlySet<string>;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

export function readMarkdown(source: string): MarkdownParts {
  const root: Node = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const nodes = flatten(root);
  const values = (...types: readonly string[]): string[] =>
    nodes.filter(({ type }) => types.includes(type)).map(({ value = '', url = '' }) => value || url);
  return {
    texts: values('text'),
    codes: values('inlineCode', 'code'),
    html: values('html'),
    links: values('link', 'linkReference', 'definition'),
    images: values('image', 'imageReference'),
    kinds: new Set(nodes.map(({ type }) => type)),
  };
}

function flatten(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}
