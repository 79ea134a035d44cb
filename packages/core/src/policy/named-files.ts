// Files that a gate's section names beside `extends`, such as contracts: read with the policy, and part of its closure.
import { maxBytes } from '../source/yaml.ts';
import { entryOf } from '../source/tree.ts';
import type { MapNode, Node, ScalarNode } from '../source/tree.ts';
import { readBytes, type Loaded, type Loading } from './load.ts';
import { repositoryPath } from './paths.ts';
import type { GateSection, NamedFile } from './section.ts';

/** The policy with all that its sections name. */
export async function withNamedFiles(
  loaded: Loaded,
  sections: readonly GateSection[],
  loading: Loading,
): Promise<Loaded> {
  const reach = new Set(loaded.reach);
  for (const node of namedIn(loaded.root, sections)) {
    const checked = repositoryPath(node.value, node.at);
    if ('problem' in checked) loading.problems.push(checked.problem);
    else if (await loadNamed(checked.path, node, loading)) reach.add(checked.path);
  }
  return { ...loaded, reach };
}

async function loadNamed(path: string, { at }: TextNode, loading: Loading): Promise<boolean> {
  const { named, texts } = loading;
  if (!named.has(path)) {
    const bytes = await readBytes(path, loading, at);
    named.set(path, bytes);
    if (bytes && !texts.has(path)) texts.set(path, bytes.length > maxBytes ? '' : new TextDecoder().decode(bytes));
  }
  return named.get(path) !== undefined;
}

/** What a section's key names, once it has been read. */
export function fileNamedAt(section: Node, key: readonly string[], { named }: Loading): NamedFile | undefined {
  const node = textAt(section, key);
  const checked = node && repositoryPath(node.value, node.at);
  const bytes = checked && 'path' in checked ? named.get(checked.path) : undefined;
  return node && checked && 'path' in checked && bytes ? { path: checked.path, bytes, at: node.at } : undefined;
}

type TextNode = ScalarNode & { readonly value: string };

/** Of every gate's section, and of what refines it for a data set. */
function namedIn(root: MapNode, sections: readonly GateSection[]): readonly TextNode[] {
  return sections.flatMap(({ id, files = [] }) => {
    const section = entryOf(entryOf(root, 'gates')?.value, id)?.value;
    const data = entryOf(section, 'data')?.value;
    const parts = [section, ...(data?.kind === 'map' ? [...data.entries.values()].map(({ value }) => value) : [])];
    return parts.flatMap((part) => files.flatMap((key) => textAt(part, key) ?? []));
  });
}

/** `off` is no name: it takes one away. */
function textAt(section: Node | undefined, key: readonly string[]): TextNode | undefined {
  const node = key.reduce<Node | undefined>((at, step) => entryOf(at, step)?.value, section);
  return node?.kind === 'scalar' && isText(node) && node.value !== 'off' ? node : undefined;
}

function isText(node: ScalarNode): node is TextNode {
  return typeof node.value === 'string';
}
