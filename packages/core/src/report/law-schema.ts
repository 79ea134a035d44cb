// The schema of a report's estimates, each with its sampling law.
import { z } from 'zod';

const text = z.string();
const share = z.number().min(0).max(1);

const law = z.discriminatedUnion('law', [
  z.strictObject({ law: z.literal('exact') }),
  z.strictObject({ law: z.literal('binomial'), x: z.number(), n: z.number() }),
  z.strictObject({ law: z.literal('paired'), b: z.number(), c: z.number(), n: z.number() }),
  z.strictObject({
    law: z.literal('rates'),
    of: z.enum(['difference', 'ratio']),
    x1: z.number(),
    n1: z.number(),
    x2: z.number(),
    n2: z.number(),
    part: z.literal([1, 2]).optional(),
  }),
  z.strictObject({
    law: z.literal('normal'),
    se: z.number().positive(),
    df: z.number().positive().optional(),
    skew: z.number().optional(),
    link: z.enum(['id', 'log', 'log1p', 'logit', 'fisher']),
    least: z.number().optional(),
    most: z.number().optional(),
  }),
  z.strictObject({
    law: z.literal('distance'),
    bias: z.number().nonnegative(),
    se: z.number().positive(),
    most: z.number().optional(),
  }),
  z.strictObject({
    law: z.literal('sampled'),
    probs: z.array(share).max(200),
    at: z.array(z.number()).max(200),
    draws: z.int().positive(),
    seed: text,
    least: z.number().optional(),
    most: z.number().optional(),
  }),
]);

export const estimateSchema: z.ZodType = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('known'),
    value: z.number(),
    n: z.number(),
    rarer: z.int().min(0).optional(),
    law,
  }),
  z.strictObject({ kind: z.literal('unknown'), reason: text, n: z.number() }),
]);
