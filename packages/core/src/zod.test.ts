// Zod as everybody gets it.
import { expect, test, vi } from 'vitest';
import { z } from './zod.ts';

test('no schema compiles code of its own', () => {
  const made = vi.spyOn(globalThis, 'Function');
  const file = z.strictObject({ path: z.string() });
  const schema = z.strictObject({ version: z.literal(1), data: z.record(z.string(), file) });
  expect(schema.parse({ version: 1, data: { test: { path: 'a.parquet' } } })).toBeDefined();
  expect(made).not.toHaveBeenCalled();
});
