// The schema of what a scan looked at, file by file.
import { z } from 'zod';

const text = z.string();

const inventoryFile = z.strictObject({
  path: text,
  bytes: z.int().min(0),
  sha256: text.optional(),
  pointer: z.strictObject({ path: text, digest: text }).optional(),
  formats: z.array(text),
  treatment: z.enum(['read', 'inert', 'not-evaluated']),
  reasons: z.array(text),
  parts: z.int().min(1),
  callables: z
    .array(z.strictObject({ callable: text, role: z.enum(['called', 'referenced', 'attribute']), times: z.int() }))
    .max(100),
  operators: z.record(text, z.int()),
  tensors: z.strictObject({ count: z.number(), bytes: z.number(), types: z.record(text, z.number()) }).optional(),
});

export const inventorySchema: z.ZodType = z.strictObject({
  files: z.array(inventoryFile),
  rootDigest: text.optional(),
});
