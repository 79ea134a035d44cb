// The schema of a report's figures of groups.
import { z } from 'zod';

const text = z.string();
const share = z.number().min(0).max(1);
const rows = z.number().min(0);
const interval = z.tuple([z.number(), z.number()]);

const impactRow = z.strictObject({
  category: text,
  n: rows,
  share,
  selected: rows,
  rate: share,
  rateInterval: interval,
  ratio: share.optional(),
  ratioInterval: interval.optional(),
  fisher: share.optional(),
  z: z.number().optional(),
  leftOut: z.boolean(),
});

const impactTable = z.strictObject({
  by: text,
  of: z.enum(['selection', 'scoring']),
  rows: z.array(impactRow),
  unknown: rows,
  highest: text.optional(),
});

const labelRates = z.strictObject({
  groups: z.array(z.strictObject({ group: text, n: rows, positives: rows, rate: share, interval })),
  difference: share,
  p: share,
});

const representation = z.strictObject({
  groups: z.array(
    z.strictObject({
      group: text,
      rows,
      share,
      interval,
      expected: share.optional(),
      ratio: z.number().min(0).optional(),
    }),
  ),
  p: share,
  distance: share,
});

const flipped = z.strictObject({ group: text, rows, changed: rows, gained: rows, lost: rows });

const inequality = z.strictObject({
  entropy: z.number().min(0).optional(),
  entropyBetweenGroups: z.number().min(0).optional(),
  theil: z.number().min(0).optional(),
  theilBetweenGroups: z.number().min(0).optional(),
});

const setFigures = z.strictObject({
  by: text,
  differentialFairness: z.strictObject({ decisions: z.number().min(0), labels: z.number().min(0) }),
  inequality,
  treatmentDifference: z.number().min(0).optional(),
  precisionGapOfEqualErrors: share.optional(),
  labels: labelRates,
  impact: z.array(impactTable),
  representation: representation.optional(),
  proxies: z.array(z.strictObject({ feature: text, auc: share, n: rows })).optional(),
  flips: z.strictObject({ column: text, share, interval, groups: z.array(flipped) }).optional(),
});

const sweepPoint = z.strictObject({
  threshold: z.number(),
  accuracy: share,
  selectionRate: share,
  disparities: z.record(text, z.number().nullable()),
  keeps: z.boolean(),
});

const decisionShares = z.strictObject({
  by: text,
  classes: z.array(text),
  groups: z.array(z.strictObject({ group: text, n: rows, shares: z.array(share) })),
  furthest: z.strictObject({ groups: z.tuple([text, text]), totalVariation: share }).optional(),
});

const evidence = z.strictObject({ framework: text, section: text, asks: text, figures: z.array(text).min(1) });

export const figuresSchema: z.ZodType = z.strictObject({
  sets: z.array(setFigures),
  decisions: z.array(decisionShares).optional(),
  evidence: z.array(evidence),
  sweep: z
    .strictObject({
      points: z.array(sweepPoint).max(200),
      used: sweepPoint,
      within: z.array(interval),
      best: sweepPoint.optional(),
    })
    .optional(),
});
