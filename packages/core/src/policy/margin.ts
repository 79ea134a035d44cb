// A margin as a policy writes it: what a metric may lose against the baseline, in points, as a share, or on its own scale.
import type { z } from 'zod';
import { found } from '../source/found.ts';
import { literal, outOfRange, type Fault, type Reading } from './literal.ts';
import { PERCENT, points, pointsInWords, relative, shareInWords } from './units.ts';

/** What core has to know of a metric to read its margin. */
export interface MarginSpec {
  /** As the policy writes it: 'roc-auc'. */
  readonly metric: string;
  /** points: differences of rates, '1pt'. relative: a share of the baseline's value, '5%', or a number on the metric's scale. */
  readonly margin: 'points' | 'relative';
}

/** What must not be lost against the baseline: a difference on the metric's scale, or a share of the baseline's value. */
export type Margin = {
  readonly is: 'difference' | 'relative';
  readonly by: number;
};

const relativeOrOwn: z.ZodType<number | { own: number }> = literal(
  {
    anyOf: [
      { type: 'number', minimum: 0 },
      { type: 'string', pattern: PERCENT },
    ],
    description: 'A relative change such as 5%, or a number on the metric’s own scale.',
  },
  (value): Reading<number | { own: number }> => {
    if (typeof value === 'number' && Number.isFinite(value))
      return value < 0 ? outOfRange(value, '0 or more', 'change the number') : { is: { own: value } };
    const read = relative.safeParse(value);
    return read.success ? { is: read.data } : { fault: relativeFault(value) };
  },
);

const expectedMargin = 'a relative change such as 5%, or a number on the metric’s own scale';

function relativeFault(value: unknown): Fault {
  const inPoints = typeof value === 'string' && /^[\d.]+ ?pt$/.test(value);
  const code = inPoints ? 'policy/wrong-unit' : 'policy/wrong-type';
  const hint = inPoints ? `write ${Number.parseFloat(value)}%` : 'write 5%';
  return { code, message: `found ${found(value)}, expected ${expectedMargin}`, expected: expectedMargin, hint };
}

export function marginSchema(spec: MarginSpec): z.ZodType<Margin> {
  const unit = spec.margin === 'points' ? 'in points, such as 1pt' : 'relative, such as 5%, or on its own scale';
  const docs = { description: `What ${spec.metric} may lose against the baseline, ${unit}.` };
  if (spec.margin === 'points') return points.transform((by): Margin => ({ is: 'difference', by })).meta(docs);
  return relativeOrOwn
    .transform((by): Margin => (typeof by === 'number' ? { is: 'relative', by } : { is: 'difference', by: by.own }))
    .meta(docs);
}

/** '1 point', '5 %', '0.02'. */
export function marginInWords(spec: MarginSpec, margin: Margin): string {
  if (margin.is === 'relative') return shareInWords(margin.by);
  return spec.margin === 'points' ? pointsInWords(margin.by) : String(margin.by);
}
