// The schema of a report's findings, and of the families that they were tested in.
import { z } from 'zod';
import { estimateSchema } from './law-schema.ts';

const text = z.string();
const share = z.number().min(0).max(1);
const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });
export const spanSchema: z.ZodType = z.strictObject({ path: text, start: position, end: position });
const outcome = z.enum(['pass', 'inapplicable', 'inconclusive', 'fail', 'unknown']);
const side = z.enum(['head', 'base']);
const facets = z.record(text, text);
const interval = z.tuple([z.number(), z.number()]);

const place = z.strictObject({
  path: text,
  text: spanSchema.optional(),
  bytes: z.strictObject({ offset: z.int().min(0), length: z.int().min(0) }).optional(),
  members: z.array(text).optional(),
  object: text.optional(),
  rows: z.strictObject({ count: z.int().min(0), keys: z.array(text).optional() }).optional(),
  digest: text.optional(),
});

const limitClaim = z.strictObject({
  must: z.enum(['min', 'max']),
  limit: z.number(),
  proof: z.number().optional(),
  of: estimateSchema,
  estimate: text,
  about: facets,
  role: z.enum(['overall', 'slice', 'group', 'column']),
  burden: z.enum(['prove', 'lean', 'guard']),
  detail: text.optional(),
  places: z.array(place).optional(),
});

const factClaim = z.strictObject({
  fact: z.enum(['pass', 'fail', 'inapplicable', 'unknown']),
  reason: text,
  about: facets,
  places: z.array(place).optional(),
});

const leaf = z.strictObject({
  claim: z.union([limitClaim, factClaim]),
  outcome,
  family: z.enum(['overall', 'rest', 'none']),
  p: z.strictObject({ fail: share, adjusted: share, pass: share }).optional(),
  interval: interval.optional(),
});

export const findingSchema: z.ZodType = z.strictObject({
  id: text,
  rule: text,
  demand: text,
  outcome,
  severity: z.enum(['block', 'warn']),
  optional: z.literal(true).optional(),
  decide: z.enum(['test', 'point']),
  from: side,
  leaves: z.array(leaf).min(1),
  decisive: z.int().min(0),
  message: z.strictObject({
    subject: text,
    observed: text,
    expected: text,
    change: text.optional(),
    remedy: text.optional(),
  }),
  at: spanSchema,
  places: z.array(place),
  fingerprint: text,
  waived: z.strictObject({ owner: text, reason: text, until: text }).optional(),
  allowed: z.strictObject({ owner: text.optional(), reason: text.optional() }).optional(),
});

/** Claims that were tested together. */
export const familySchema: z.ZodType = z.strictObject({
  name: z.enum(['overall', 'rest']),
  from: side,
  alpha: share,
  method: z.enum(['max-t', 'holm']),
  draws: z.int().positive(),
  seed: text,
  members: z.array(z.strictObject({ finding: text, leaf: z.int().min(0), p: share })),
  correlation: z.array(z.number().min(-1.000001).max(1.000001)).optional(),
});
