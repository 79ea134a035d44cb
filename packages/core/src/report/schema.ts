// The published schema of report/v1; reports are checked against it when they are written and when they are read.
import { z } from 'zod';
import { InputError } from '../errors/errors.ts';
import { figuresSchema } from './figures-schema.ts';
import type { Report } from './types.ts';

const text = z.string();
const share = z.number().min(0).max(1);
const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });
const span = z.strictObject({ path: text, start: position, end: position });
const verdict = z.enum(['pass', 'warn', 'inconclusive', 'fail', 'error']);
const outcome = z.enum(['pass', 'inapplicable', 'inconclusive', 'fail', 'unknown']);
const side = z.enum(['head', 'base']);
const facets = z.record(text, text);
const interval = z.tuple([z.number(), z.number()]);

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

const estimate = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('known'),
    value: z.number(),
    n: z.number(),
    rarer: z.int().min(0).optional(),
    law,
  }),
  z.strictObject({ kind: z.literal('unknown'), reason: text, n: z.number() }),
]);

const place = z.strictObject({
  path: text,
  text: span.optional(),
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
  of: estimate,
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

const finding = z.strictObject({
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
  at: span,
  places: z.array(place),
  fingerprint: text,
  waived: z.strictObject({ owner: text, reason: text, until: text }).optional(),
  allowed: z.strictObject({ owner: text.optional(), reason: text.optional() }).optional(),
});

const family = z.strictObject({
  name: z.enum(['overall', 'rest']),
  from: side,
  alpha: share,
  method: z.enum(['max-t', 'holm']),
  draws: z.int().positive(),
  seed: text,
  members: z.array(z.strictObject({ finding: text, leaf: z.int().min(0), p: share })),
  correlation: z.array(z.number().min(-1.000001).max(1.000001)).optional(),
});

const groupRates = z.record(
  text,
  z.strictObject({ value: z.number(), interval, n: z.number(), shrunk: z.number().optional() }),
);

const groupTable = z.strictObject({
  by: text,
  ungrouped: z.number(),
  rows: z.array(
    z.strictObject({
      group: text,
      n: z.number(),
      positives: z.number().optional(),
      candidate: groupRates,
      baseline: groupRates.optional(),
    }),
  ),
});

const problem = z.strictObject({
  code: text,
  message: text,
  hint: text.optional(),
  at: span.optional(),
  frame: text.optional(),
});

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

const schema = z.strictObject({
  schema: z.literal('report/v1'),
  gate: text,
  model: text,
  data: text.optional(),
  project: text.optional(),
  verdict,
  headline: text,
  decidedBy: text,
  against: text,
  subjects: z.array(
    z.strictObject({
      kind: z.enum(['model', 'baseline', 'data', 'policy']),
      name: text,
      path: text,
      digest: text,
      facts: text,
      pointer: z.strictObject({ path: text, digest: text }).optional(),
      caveat: text.optional(),
    }),
  ),
  findings: z.array(finding),
  rows: z.array(
    z.strictObject({
      metric: text,
      title: text,
      slice: text,
      n: z.number(),
      candidate: text,
      baseline: text.optional(),
      change: text.optional(),
      estimates: z.array(text),
    }),
  ),
  groups: z.array(groupTable).optional(),
  measurements: z.record(text, estimate),
  intervals: z.record(text, interval),
  families: z.array(family),
  confidence: share,
  onInconclusive: z.enum(['warn', 'fail']),
  coverage: z.array(
    z.strictObject({ what: text, evaluated: z.number(), expected: z.number(), missing: z.array(text) }),
  ),
  inventory: z.strictObject({ files: z.array(inventoryFile), rootDigest: text.optional() }).optional(),
  relaxed: z
    .array(z.strictObject({ what: text, was: text, is: text, more: z.int().positive().optional(), at: span }))
    .min(1)
    .optional(),
  defaults: z.array(z.strictObject({ what: text, value: text, why: text })),
  figures: figuresSchema.optional(),
  notes: z.array(text),
  error: z
    .strictObject({ family: z.enum(['policy', 'input', 'world', 'bug']), problems: z.array(problem).min(1) })
    .optional(),
  run: z.strictObject({
    startedAt: text,
    durationMs: z.number().min(0),
    version: text,
    node: text,
    platform: text,
    ids: z.record(text, text),
  }),
});

/** JSON Schema (draft 2020-12) of report/v1. */
export function reportJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(schema),
    $id: 'https://raw.githubusercontent.com/modelgate/modelgate/v1/schema/report.v1.json',
    title: 'ModelGate report/v1',
  };
}

/** A report from JSON text; an InputError names the first thing that is not as the schema says. */
export function parseReport(json: string, path: string): Report {
  const result = schema.safeParse(jsonOf(json, path));
  if (result.success) return result.data as unknown as Report;
  const [issue] = result.error.issues;
  throw notAReport(path, `${issue!.path.join('.') || 'the document'}: ${issue!.message}`);
}

/** Throws when a report of our own does not keep the schema: a bug, never a user's fault. */
export function checkReport(report: Report): void {
  const result = schema.safeParse(report);
  if (!result.success) throw new Error(`the report breaks its own schema: ${z.prettifyError(result.error)}`);
}

function jsonOf(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw notAReport(path, 'text that is not JSON');
  }
}

function notAReport(path: string, received: string): InputError {
  return new InputError({
    code: 'input/report-unreadable',
    named: path,
    expected: 'a report/v1 document',
    received,
    hint: 'name a <gate>.report.json that modelgate run wrote',
  });
}
