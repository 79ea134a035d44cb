// A function that calls itself, directly or through others: ONNX forbids it, and inlining it never ends.
import type { Reading } from './reading.ts';

/** The name of one such function. */
export function findRecursion({ functions, nodes }: Pick<Reading, 'functions' | 'nodes'>): string | undefined {
  const calls = new Map<string, Set<string>>();
  for (const { key, body } of nodes.values())
    if (body !== '' && functions.has(key)) calls.set(body, (calls.get(body) ?? new Set()).add(key));
  // What calls nothing that is left cannot be in a circle; what remains in the end is, or leads into one.
  const callers = new Map<string, string[]>();
  for (const [caller, called] of calls)
    for (const key of called) {
      const known = callers.get(key);
      if (known) known.push(caller);
      else callers.set(key, [caller]);
    }
  const done = [...functions.keys()].filter((key) => !calls.has(key));
  for (let next = done.pop(); next !== undefined; next = done.pop())
    for (const caller of callers.get(next) ?? []) {
      const left = calls.get(caller)!;
      left.delete(next);
      if (left.size === 0) done.push(caller);
    }
  const rest = [...calls].find(([, called]) => called.size > 0);
  return rest && functions.get(rest[0]);
}
