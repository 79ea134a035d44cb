// Reads YAML with the place of every value, for other documents than policies.
export { found, printable, quoted } from './found.ts';
export { startOf } from './lines.ts';
export { byPlace, problemsInOrder } from './problems.ts';
export type { Span } from './span.ts';
export { entryOf, keySpanAt, plain } from './tree.ts';
export type { Entry, ListNode, MapNode, Node, ScalarNode } from './tree.ts';
export { maxBytes, parseYaml } from './yaml.ts';
export type { Expected, SourceFile } from './yaml.ts';
