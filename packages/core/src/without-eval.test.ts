// What the import does to every schema made after it.
import './without-eval.ts';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';

test('no schema compiles code of its own', () => {
  const made = vi.spyOn(globalThis, 'Function');
  const file = z.strictObject({ path: z.string() });
  const schema = z.strictObject({ version: z.literal(1), data: z.record(z.string(), file) });
  expect(schema.parse({ version: 1, data: { test: { path: 'a.parquet' } } })).toBeDefined();
  expect(made).not.toHaveBeenCalled();
});
