// A value of a policy that a schema has looked at, and the words by which messages name its parts.
import type { z } from 'zod';
import { printable } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import type { Node, Path } from '../source/tree.ts';

/** A value that was checked: the schema, the tree it was written as, and where that tree stands in the policy. */
export interface Checked {
  readonly schema: z.ZodType;
  readonly root: Node;
  /** [] for the file, ['gates', 'evaluate-model'] for a section. */
  readonly at: Path;
  /** The key under which the value stands, where it has one. */
  readonly keyAt?: Span;
}

/** 'threshold', 'metrics.accuracy.min': the last steps that say which value is meant. */
export function named(path: Path, checked: Checked): string {
  const full = [...checked.at, ...path];
  let from = Math.max(0, full.length - 2);
  while (from > 0 && (typeof full[from] === 'number' || typeof full[from + 1] === 'number')) from--;
  return full.length === 0 ? 'the policy' : spelled(full.slice(from));
}

/** 'metrics.accuracy.min', 'waivers[0].until'. */
function spelled(path: Path): string {
  return printable(
    path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${step}` : step)).join(''),
  );
}

/** 'gates.evaluate-model', 'the policy'. */
export function where(path: Path, checked: Checked): string {
  return spelled([...checked.at, ...path]) || 'the policy';
}
