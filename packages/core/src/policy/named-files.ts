// YAML files that a gate's section names, such as contracts: read with the policy, and part of its closure.
import { parseYaml, type Expected } from '../source/yaml.ts';
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
  for (const { node, expected } of namedIn(loaded.root, sections)) {
    const checked = repositoryPath(node.value, node.at);
    if ('problem' in checked) loading.problems.push(checked.problem);
    else if (await loadNamed(checked.path, node, expected, loading)) reach.add(checked.path);
  }
  return { ...loaded, reach };
}

/** Once, whoever names it: a contract of many objects takes its time. */
async function loadNamed(path: string, { at }: TextNode, expected: Expected, loading: Loading): Promise<boolean> {
  const { named, texts } = loading;
  if (!named.has(path)) {
    const bytes = await readBytes(path, loading, at);
    const file = bytes && parseYaml(path, bytes, expected);
    named.set(path, file);
    if (file && !texts.has(path)) texts.set(path, file.text);
  }
  return named.get(path) !== undefined;
}

/** What a section's key names, once it has been read. */
export function fileNamedAt(section: Node, key: readonly string[], { named }: Loading): NamedFile | undefined {
  const node = textAt(section, key);
  const checked = node && repositoryPath(node.value, node.at);
  const file = checked && 'path' in checked ? named.get(checked.path) : undefined;
  return node && file && { file, at: node.at };
}

type TextNode = ScalarNode & { readonly value: string };

/** Of every gate's section, and of what refines it for a data set. */
function namedIn(
  root: MapNode,
  sections: readonly GateSection[],
): readonly { readonly node: TextNode; readonly expected: Expected }[] {
  return sections.flatMap(({ id, files }) => {
    if (files === undefined) return [];
    const section = entryOf(entryOf(root, 'gates')?.value, id)?.value;
    const data = entryOf(section, 'data')?.value;
    const parts = [section, ...(data?.kind === 'map' ? [...data.entries.values()].map(({ value }) => value) : [])];
    const nodes = parts.flatMap((part) => files.keys.flatMap((key) => textAt(part, key) ?? []));
    return nodes.map((node) => ({ node, expected: files.expected }));
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
