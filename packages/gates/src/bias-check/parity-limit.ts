// A disparity's limit as a policy writes it: the least ratio or the largest gap, and by how much a change may widen it.
import type { Disparity } from '@modelgate/checks';
import { number, oneOf, percentText, points, pointsInWords, share, type Burden, type Severity } from '@modelgate/core';
import { z } from 'zod';

export interface ParityLimit {
  readonly limit?: number;
  readonly margin?: number;
  /** For a ranking: the share of all rows, those with the highest scores, that counts as selected. */
  readonly top?: number;
  readonly severity: Severity;
  readonly burden?: Burden;
  readonly decide: 'test' | 'point';
  readonly optional?: true;
}

interface Written {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly margin?: number | undefined;
  readonly top?: number | undefined;
  readonly severity?: Severity | undefined;
  readonly burden?: Burden | undefined;
  readonly decide?: 'point' | undefined;
  readonly optional?: boolean | undefined;
}

const judged = {
  severity: oneOf(['block', 'warn'], 'block: a failure stops the change. warn: it is only reported.')
    .meta({ default: 'block' })
    .optional(),
  burden: oneOf(
    ['prove', 'lean', 'guard'],
    'prove: the data must prove the limit of every pair of groups. lean: not disproved, and the estimates keep it. guard: not disproved. Without it pairs that are large enough have prove, others guard.',
  ).optional(),
  decide: oneOf(['point'], 'point: compare the bare estimates, without a test.').optional(),
  optional: z
    .boolean()
    .meta({ description: 'true: groups that cannot be compared only warn.', default: false })
    .optional(),
};

type Numbers = Readonly<Record<string, z.ZodOptional<z.ZodType<number>>>>;

/** The keys that only rankings have. */
function rankingKeys({ of }: Disparity): Numbers {
  if (!of.some(({ params }) => params?.['top'] !== undefined)) return {};
  const description = 'The best scored rows that count, such as 5%: a share of all rows; 10% unless written.';
  const some = share.refine((top) => top > 0 && top < 1, {
    message: 'expected more than 0% and less than 100%: of none of the rows, or of all, every group has the same share',
    params: { hint: 'write how many can be chosen, such as 5%' },
  });
  return { top: some.meta({ description }).optional() };
}

/** A map from disparities to limits, in which an unknown name is an unknown metric. */
export function paritySchema(disparities: readonly Disparity[]): z.ZodType<Readonly<Record<string, ParityLimit>>> {
  const shape: Readonly<Record<string, z.ZodExactOptional<z.ZodType<ParityLimit>>>> = Object.fromEntries(
    disparities.map((one) => [one.id, limitSchema(one).exactOptional()]),
  );
  return z
    .strictObject(shape, {
      error: (issue) => (issue.code === 'unrecognized_keys' ? 'policy/unknown-metric' : undefined),
    })
    .meta({ description: 'Limits by disparity between groups.' });
}

function limitSchema(one: Disparity): z.ZodType<ParityLimit> {
  const side = one.form === 'ratio' ? 'min' : 'max';
  const inPoints = one.of[0]!.margin === 'points';
  const bound =
    one.form === 'ratio'
      ? number({ min: 0.01, max: 0.99, description: `${one.docs} At least this.` })
      : gap(one, `${one.docs} At most this.`, inPoints);
  const margin = gap(
    one,
    `By how much this change may widen the gap of the baseline.`,
    inPoints || one.form === 'ratio',
  );
  const numbers: Numbers = { [side]: bound.optional(), margin: margin.optional(), ...rankingKeys(one) };
  const map = z
    .strictObject({ ...numbers, ...judged })
    .superRefine((written, context) => {
      const { min, max, margin: by } = written as Written;
      if (context.issues.length > 0 || min !== undefined || max !== undefined || by !== undefined) return;
      const params = { code: 'policy/missing-key', hint: `write ${side}, margin, or both` };
      context.addIssue({ code: 'custom', message: `the limit of ${one.id} says nothing`, params });
    })
    .transform((written): ParityLimit => toLimit(written));
  const bare = bound.transform((value): ParityLimit => toLimit({ [side]: value }));
  return z.union([bare, map]).meta({ description: one.docs });
}

function gap(one: Disparity, description: string, inPoints: boolean): z.ZodType<number> {
  return inPoints
    ? points.meta({ description: `${description} In points, such as 10pt.` })
    : number({ min: 0, description: `${description} In the unit of ${one.of[0]!.title}.` });
}

function toLimit({ min, max, margin, top, severity = 'block', burden, decide, optional }: Written): ParityLimit {
  const limit = min ?? max;
  return {
    ...(limit !== undefined && { limit }),
    ...(margin !== undefined && { margin }),
    ...(top !== undefined && { top }),
    severity,
    ...(burden && { burden }),
    decide: decide ?? 'test',
    ...(optional === true && { optional }),
  };
}

/** 'impact-ratio at least 0.8', 'equal-opportunity at most 10 points; no wider than the baseline's by more than 3 points'. */
export function parityInWords(
  one: Disparity,
  { limit, margin, top }: Pick<ParityLimit, 'limit' | 'margin' | 'top'>,
): string {
  const inPoints = one.of[0]!.margin === 'points';
  const text = (x: number): string => (inPoints ? pointsInWords(x) : String(x));
  const parts = [
    ...(limit === undefined ? [] : [one.form === 'ratio' ? `at least ${limit}` : `at most ${text(limit)}`]),
    ...(margin === undefined ? [] : [`no wider than the baseline's by more than ${text(margin)}`]),
  ];
  const which = top === undefined ? '' : ` (the best ${percentText(top)})`;
  return `${one.id}${which} ${parts.join('; ')}`;
}
