// Built-in profiles: policy files that come with ModelGate, named under `extends` as modelgate:<name>.
import type { Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import type { MapNode, Node } from '../source/tree.ts';
import { parseYaml } from '../source/yaml.ts';
import { didYouMean, nearest } from './suggest.ts';

export interface Profile {
  /** As it is named: modelgate:four-fifths. */
  readonly name: string;
  /** A policy file that extends nothing and names no model or data. */
  readonly text: string;
}

const PREFIX = 'modelgate:';

export function isProfileName(written: string): boolean {
  return written.startsWith(PREFIX);
}

/** The profile's tree. All its values get the span of the line that names it, since users cannot open the profile itself. */
export function readProfile(
  written: string,
  at: Span,
  profiles: readonly Profile[],
): { readonly root: MapNode; readonly text: string } | { readonly problem: Problem } {
  const profile = profiles.find(({ name }) => name === written);
  if (!profile) return { problem: unknownProfile(written, at, profiles) };
  const { root } = parseYaml(written, new TextEncoder().encode(profile.text));
  if (root?.kind !== 'map') throw new Error(`the profile ${written} is not a map`);
  return { root: mapAt(root, at), text: profile.text };
}

function unknownProfile(written: string, at: Span, profiles: readonly Profile[]): Problem {
  const names = profiles.map(({ name }) => name);
  const near = nearest(written, names);
  const message = `there is no built-in profile ${quoted(written)}${didYouMean(near)}`;
  const hint = names.length === 0 ? 'name a file of the repository' : `write one of ${names.join(', ')}`;
  return { code: 'policy/missing-file', message, at, hint };
}

function mapAt(map: MapNode, at: Span): MapNode {
  const entries = [...map.entries].map(([key, { value }]) => [key, { keyAt: at, value: placed(value, at) }] as const);
  return { kind: 'map', entries: new Map(entries), at };
}

function placed(node: Node, at: Span): Node {
  if (node.kind === 'map') return mapAt(node, at);
  return node.kind === 'list' ? { ...node, items: node.items.map((item) => placed(item, at)), at } : { ...node, at };
}
