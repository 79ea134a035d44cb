// Where a policy says something outside its gates.
import { startOf } from '../source/lines.ts';
import type { Span } from '../source/span.ts';
import type { Policy } from './types.ts';

/** The place of 'data.test.label', else of what stands above it, else the policy's beginning. */
export function placeIn({ spans, path }: Pick<Policy, 'spans' | 'path'>, what: string): Span {
  const above = what.slice(0, what.lastIndexOf('.'));
  return spans[what] ?? spans[above] ?? startOf(path);
}
