// A metric's limit as a policy writes it: a bare number, or a map with the limit, a margin and how it is judged.
import { z } from 'zod';
import { literal, type Fault } from './literal.ts';
import { number, oneOf } from './literals.ts';
import { marginInWords, marginSchema, type Margin, type MarginSpec } from './margin.ts';
import type { Burden, Severity } from './types.ts';

/** What core has to know of a metric to read its limit. */
export interface LimitSpec extends MarginSpec {
  readonly better: 'higher' | 'lower';
  /** The metric's least and largest value; ±Infinity where there is none. */
  readonly range: readonly [number, number];
  /** One sentence for the editor's completion. */
  readonly description: string;
  /** Numbers that choose the metric's variant, such as k of top-k. */
  readonly params?: Readonly<Record<string, z.ZodType<number>>>;
}

export interface Limit {
  /** The least value where higher is better, the largest where lower is. */
  readonly limit?: number;
  readonly margin?: Margin;
  readonly severity: Severity;
  readonly burden?: Burden;
  readonly proof?: 'strict';
  readonly decide: 'test' | 'point';
  readonly optional?: true;
  /** Those of the spec's params that were written. */
  readonly params: Readonly<Record<string, number>>;
}

const judged = {
  severity: oneOf(['block', 'warn'], 'block: a failure stops the change. warn: it is only reported.')
    .meta({ default: 'block' })
    .optional(),
  burden: oneOf(
    ['prove', 'lean', 'guard'],
    'prove: the data must prove the limit. lean: not disproved, and the estimate keeps it. guard: not disproved. Without it the first metric has prove, the others lean.',
  ).optional(),
  proof: oneOf(
    ['strict'],
    'strict: prove the margin itself, not the wider margin that the rows at hand can prove.',
  ).optional(),
  decide: oneOf(['point'], 'point: compare the bare estimate, without a test.').optional(),
  optional: z
    .boolean()
    .meta({ description: 'true: a value that cannot be computed only warns.', default: false })
    .optional(),
};

/** A limit's map after its values are read; the limit itself (min or max) and the params are further keys. */
interface Written {
  readonly margin?: Margin;
  readonly severity?: Severity;
  readonly burden?: Burden;
  readonly proof?: 'strict';
  readonly decide?: 'point';
  readonly optional?: boolean;
  readonly [name: string]: unknown;
}

/** The schema of one metric's limit. */
export function limitSchema(spec: LimitSpec): z.ZodType<Limit> {
  const side = sideOf(spec);
  const [min, max] = spec.range;
  const bound = number({
    min,
    max,
    description: `${spec.description} ${side === 'min' ? 'At least' : 'At most'} this.`,
  });
  const bare = bound.transform((value) => toLimit({ [side]: value }, spec));
  return z.union([bare, limitMap(spec, side, bound)]).meta({ description: spec.description });
}

function limitMap(spec: LimitSpec, side: 'min' | 'max', bound: z.ZodType<number>): z.ZodType<Limit> {
  const shape: Record<string, z.ZodType> = {
    [side]: bound.optional(),
    [side === 'min' ? 'max' : 'min']: wrongSide(spec),
    margin: marginSchema(spec).optional(),
    ...judged,
    ...optionalParams(spec),
  };
  return z
    .strictObject(shape)
    .superRefine((written, context) => {
      const misspelt = context.issues.length > 0;
      if (misspelt || written[side] !== undefined || written['margin'] !== undefined) return;
      const params = { code: 'policy/missing-key', hint: `write ${side}, margin, or both` };
      context.addIssue({ code: 'custom', message: `the limit of ${spec.metric} says nothing`, params });
    })
    .transform((written) => toLimit(written, spec));
}

function sideOf(spec: LimitSpec): 'min' | 'max' {
  return spec.better === 'higher' ? 'min' : 'max';
}

function optionalParams(spec: LimitSpec): Record<string, z.ZodOptional<z.ZodType<number>>> {
  return Object.fromEntries(Object.entries(spec.params ?? {}).map(([name, schema]) => [name, schema.optional()]));
}

/** An error for `min` on a loss or `max` on a score: it would forbid good models. */
function wrongSide(spec: LimitSpec): z.ZodOptional<z.ZodType<never>> {
  const [side, other] = spec.better === 'higher' ? ['min', 'max'] : ['max', 'min'];
  const fault = (value: unknown): { fault: Fault } => ({
    fault: {
      code: 'policy/unknown-key',
      message: `"${other}" would forbid good models: ${spec.metric} is better when it is ${spec.better}, expected "${side}"`,
      hint: typeof value === 'number' ? `write ${side}: ${value}` : `write ${side}`,
    },
  });
  return literal<never>({ not: {}, description: `${spec.metric} takes ${side}.` }, fault).optional();
}

function toLimit(written: Written, spec: LimitSpec): Limit {
  const { margin, severity = 'block', burden, proof, decide, optional } = written;
  const limit = written[sideOf(spec)];
  const params = Object.keys(spec.params ?? {}).map((name) => [name, written[name]] as const);
  return {
    ...(typeof limit === 'number' && { limit }),
    ...(margin && { margin }),
    severity,
    ...(burden && { burden }),
    ...(proof && { proof }),
    decide: decide ?? 'test',
    ...(optional === true && { optional }),
    params: Object.fromEntries(
      params.filter((param): param is readonly [string, number] => typeof param[1] === 'number'),
    ),
  };
}

/** 'accuracy at least 0.84; not worse than the baseline by more than 1 point'. */
export function limitInWords(spec: LimitSpec, limit: Limit): string {
  const parts = [
    ...(limit.limit === undefined ? [] : [`at ${sideOf(spec) === 'min' ? 'least' : 'most'} ${limit.limit}`]),
    ...(limit.margin ? [`not worse than the baseline by more than ${marginInWords(spec, limit.margin)}`] : []),
  ];
  const how = [
    ...(limit.severity === 'warn' ? ['warns only'] : []),
    ...(limit.decide === 'point' ? ['the bare estimate decides'] : []),
    ...(limit.optional ? ['warns when it cannot be computed'] : []),
  ];
  return `${spec.metric} ${parts.join('; ')}${how.length > 0 ? ` (${how.join(', ')})` : ''}`;
}

/** The metrics of a section: a map from metric to limit, in which an unknown name is an unknown metric. */
export function metricsSchema(specs: readonly LimitSpec[]): z.ZodType<Readonly<Record<string, Limit>>> {
  const shape: Readonly<Record<string, z.ZodExactOptional<z.ZodType<Limit>>>> = Object.fromEntries(
    specs.map((spec) => [spec.metric, limitSchema(spec).exactOptional()]),
  );
  return z
    .strictObject(shape, { error: unknownMetric })
    .meta({ description: 'Limits by metric; the first one is the primary.' });
}

function unknownMetric(issue: { readonly code?: string }): string | undefined {
  return issue.code === 'unrecognized_keys' ? 'policy/unknown-metric' : undefined;
}
