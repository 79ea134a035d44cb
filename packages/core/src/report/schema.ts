// The published schema of report/v1; reports are checked against it when they are written and when they are read.
import { z } from 'zod';
import { InputError } from '../errors/errors.ts';
import { figuresSchema } from './figures-schema.ts';
import { familySchema, findingSchema, spanSchema } from './finding-schema.ts';
import { inventorySchema } from './inventory-schema.ts';
import { estimateSchema } from './law-schema.ts';
import type { Report } from './types.ts';

const text = z.string();
const share = z.number().min(0).max(1);
const verdict = z.enum(['pass', 'warn', 'inconclusive', 'fail', 'error']);
const interval = z.tuple([z.number(), z.number()]);

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
  at: spanSchema.optional(),
  frame: text.optional(),
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
  findings: z.array(findingSchema),
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
  measurements: z.record(text, estimateSchema),
  intervals: z.record(text, interval),
  families: z.array(familySchema),
  confidence: share,
  onInconclusive: z.enum(['warn', 'fail']),
  coverage: z.array(
    z.strictObject({ what: text, evaluated: z.number(), expected: z.number(), missing: z.array(text) }),
  ),
  inventory: inventorySchema.optional(),
  relaxed: z
    .array(z.strictObject({ what: text, was: text, is: text, more: z.int().positive().optional(), at: spanSchema }))
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
