// Contracts of test/golden/contracts as the reader makes rules of them, in a form that people can review.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatProblems, PolicyError, type Problem } from '@modelgate/core';
import { parseYaml, plain, type Node, type Span } from '@modelgate/core/source';
import type { Imported } from '../imported.ts';
import type { Chosen } from './choose-object.ts';
import { contractFile, readContract } from './read.ts';

export const folder: string = fileURLToPath(new URL('../../../../test/golden/contracts/', import.meta.url));

export const cases: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export const textOf = (name: string): string => readFileSync(join(folder, name, 'contract.odcs.yaml'), 'utf8');

export function chosenOf(name: string): Chosen {
  const path = join(folder, name, 'chosen.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Chosen) : {};
}

export type Outcome = { readonly imported: Imported } | { readonly problems: readonly Problem[] };

export function read(text: string | Uint8Array, chosen: Chosen = {}): Outcome {
  try {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return { imported: readContract(parseYaml('contract.odcs.yaml', bytes, contractFile), chosen) };
  } catch (error) {
    if (error instanceof PolicyError) return { problems: error.problems };
    throw error;
  }
}

/** A contract of one object with these lines under a property `x`, or where `{…}` stands. */
export function contractWith(lines: string, version = 'v3.1.0'): string {
  return `apiVersion: ${version}\nkind: DataContract\nschema:\n  - name: t\n    properties:\n      - name: x\n${lines
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n')}\n`;
}

/** Leaves of a section: where each stands, what it says, and what it was made from. */
export function leavesOf(
  node: Node,
  path: readonly (string | number)[] = [],
  keyAt: Span = node.at,
): readonly { readonly path: readonly (string | number)[]; readonly node: Node; readonly keyAt: Span }[] {
  if (node.kind === 'map' && node.entries.size > 0)
    return [...node.entries].flatMap(([key, entry]) => leavesOf(entry.value, [...path, key], entry.keyAt));
  if (node.kind === 'list') return node.items.flatMap((item, i) => leavesOf(item, [...path, i], item.at));
  return [{ path, node, keyAt }];
}

/** The characters of a span on its first line. */
export function textAt(text: string, { start, end }: Span): string {
  const line = text.split('\n')[start.line - 1] ?? '';
  return line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
}

export function golden(outcome: Outcome): { readonly file: string; readonly text: string } {
  if ('problems' in outcome) return { file: 'expected.txt', text: formatProblems(outcome.problems) };
  const { standard, object, text, section, notEvaluated } = outcome.imported;
  const at = (span: Span): string => `${span.start.line}:${span.start.column} ${textAt(text, span)}`;
  const made = {
    standard,
    object,
    section: plain(section),
    madeFrom: Object.fromEntries(leavesOf(section).map((leaf) => [leaf.path.join('/'), at(leaf.keyAt)])),
    notEvaluated: notEvaluated.map((each) => ({ ...each, at: at(each.at) })),
  };
  return { file: 'expected.json', text: `${JSON.stringify(made, null, 2)}\n` };
}
