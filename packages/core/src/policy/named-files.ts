// YAML files that a gate's section names, such as contracts: read with the policy, and part of its closure.
import { parseYaml, type Expected } from '../source/yaml.ts';
import { entryOf } from '../source/tree.ts';
import type { Span } from '../source/span.ts';
import type { MapNode, Node } from '../source/tree.ts';
import { readBytes, type Loaded, type Loading } from './load.ts';
import { yamlPath } from './paths.ts';
import type { GateSection, NamedFile } from './section.ts';

/** The policy with all that its sections name. */
export async function withNamedFiles(
  loaded: Loaded,
  sections: readonly GateSection[],
  loading: Loading,
): Promise<Loaded> {
  const reach = new Set(loaded.reach);
  for (const { name, expected } of namedIn(loaded.root, sections)) {
    const checked = yamlPath(name.text, name.at);
    if ('problem' in checked) loading.problems.push(checked.problem);
    else if (await loadNamed(checked.path, name, expected, loading)) reach.add(checked.path);
  }
  return { ...loaded, reach };
}

/** Reads a file once, however many sections name it: parsing a large contract takes time. */
async function loadNamed(path: string, { at }: Name, expected: Expected, loading: Loading): Promise<boolean> {
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
  const name = nameAt(section, key);
  const checked = name && yamlPath(name.text, name.at);
  const file = checked && 'path' in checked ? named.get(checked.path) : undefined;
  return name && file && { file, at: name.at };
}

/** The name of a file, and where it stands. */
interface Name {
  readonly text: string;
  readonly at: Span;
}

/** Names in every gate's section, and in its refinements for single data sets. */
function namedIn(
  root: MapNode,
  sections: readonly GateSection[],
): readonly { readonly name: Name; readonly expected: Expected }[] {
  return sections.flatMap(({ id, files }) => {
    if (files === undefined) return [];
    const section = entryOf(entryOf(root, 'gates')?.value, id)?.value;
    const data = entryOf(section, 'data')?.value;
    const parts = [section, ...(data?.kind === 'map' ? [...data.entries.values()].map(({ value }) => value) : [])];
    const names = parts.flatMap((part) => files.keys.flatMap((key) => nameAt(part, key) ?? []));
    return names.map((name) => ({ name, expected: files.expected }));
  });
}

/** The name under a key. A number is a name too, as everywhere in a policy; `off` removes the name. */
function nameAt(section: Node | undefined, key: readonly string[]): Name | undefined {
  const node = key.reduce<Node | undefined>((at, step) => entryOf(at, step)?.value, section);
  if (node?.kind !== 'scalar' || node.value === null || node.value === 'off') return undefined;
  return { text: String(node.value), at: node.at };
}
