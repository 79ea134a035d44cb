// A gate for the tests of the policy: a few metrics with limits, slices, and a second gate that must be named.
import { z } from 'zod';
import { metricsSchema, type Limit, type LimitSpec } from './limit.ts';
import { count, text } from './literals.ts';
import { share } from './units.ts';
import type { GateSection, SectionContext, SectionDemands } from './section.ts';
import type { Demand } from './types.ts';

export const specs: readonly LimitSpec[] = [
  { metric: 'accuracy', better: 'higher', range: [0, 1], margin: 'points', description: 'Accuracy.' },
  { metric: 'roc-auc', better: 'higher', range: [0, 1], margin: 'points', description: 'ROC AUC.' },
  { metric: 'mcc', better: 'higher', range: [-1, 1], margin: 'points', description: 'Matthews correlation.' },
  { metric: 'log-loss', better: 'lower', range: [0, Infinity], margin: 'relative', description: 'Log loss.' },
  {
    metric: 'top-k',
    better: 'higher',
    range: [0, 1],
    margin: 'points',
    description: 'Top-k accuracy.',
    params: { k: count({ min: 1, max: 1000, description: 'How many classes count.' }) },
  },
];

const schema = z
  .strictObject({
    data: text('The data set.').optional(),
    metrics: metricsSchema(specs).optional(),
    slices: z
      .array(z.union([text('A column.'), z.strictObject({ name: text('Its name.'), where: text('Its condition.') })]))
      .meta({ description: 'Slices.' })
      .optional(),
    rows: z
      .strictObject({ min: count({ min: 1, description: 'Rows at least.' }).optional() })
      .meta({ description: 'Rows.' })
      .optional(),
    nulls: share.optional(),
  })
  .meta({ description: 'A gate for tests.' });

type Section = z.infer<typeof schema>;

/** A section that takes part in every policy that names no gate. */
export const evaluateModel: GateSection<Section> = { id: 'evaluate-model', schema, byDefault: {}, demands: demandsOf };

const countRowsSchema = z
  .strictObject({ data: text('The data set.'), min: count({ description: 'At least.' }) })
  .meta({ description: 'Rows.' });

/** A section with keys that must be there. */
export const countRows: GateSection<z.infer<typeof countRowsSchema>> = {
  id: 'count-rows',
  schema: countRowsSchema,
  demands: ({ data, min }, { spanOf, from }) => ({
    data,
    demands: [
      {
        id: 'rows',
        check: 'data/rows',
        params: { min },
        on: data,
        at: spanOf(['min']),
        severity: 'block',
        decide: 'test',
        from,
      },
    ],
    settings: {},
  }),
};

export const sections: readonly GateSection[] = [evaluateModel, countRows] as readonly GateSection[];

function demandsOf(section: Section, context: SectionContext): SectionDemands {
  const data = section.data ?? Object.keys(context.data)[0] ?? '';
  const limits = Object.entries(section.metrics ?? {});
  const slices = section.slices ?? [];
  return {
    data,
    demands: [
      ...limits.map(([metric, limit], i) => metricDemand(metric, limit, i === 0, data, context)),
      ...slices.map((slice, i) => sliceDemand(typeof slice === 'string' ? slice : slice.name, i, data, context)),
    ],
    settings: { slices },
  };
}

function metricDemand(metric: string, limit: Limit, primary: boolean, on: string, context: SectionContext): Demand {
  const { limit: bound, margin, severity, decide, burden, proof, optional, params } = limit;
  return {
    id: metric,
    check: `model/${metric}`,
    params: {
      ...(bound !== undefined && { limit: bound }),
      ...(margin && { margin: { ...margin } }),
      params,
      primary,
    },
    on,
    at: context.spanOf(['metrics', metric]),
    severity,
    decide,
    ...(burden && { burden }),
    ...(proof && { proof }),
    ...(optional && { optional }),
    from: context.from,
  };
}

function sliceDemand(name: string, i: number, on: string, context: SectionContext): Demand {
  return {
    id: `slices/${name}`,
    check: 'model/slice',
    params: { slice: name },
    on,
    at: context.spanOf(['slices', i]),
    severity: 'block',
    decide: 'test',
    from: context.from,
  };
}
