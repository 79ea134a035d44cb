// `gates.evaluate-model` of a policy: its schema, and the demands it makes.
import { metrics as catalogue, modelChecks, type MetricDemand, type SliceDemand } from '@modelgate/checks';
import {
  count,
  metricsSchema,
  number,
  once,
  paramsOf,
  text,
  type Demand,
  type GateSection,
  type Limit,
  type LimitSpec,
  type ParamSpec,
  type ScoreMetric,
  type SectionContext,
  type SectionDemands,
} from '@modelgate/core';
import { z } from 'zod';

type WrittenSlice = string | { readonly name: string; readonly where: string };

/** The section as it is written, with limits already read. */
interface Section {
  readonly data?: string | undefined;
  readonly metrics?: Readonly<Record<string, Limit>> | undefined;
  readonly slices?: readonly WrittenSlice[] | undefined;
}

const sliceSchema: z.ZodType<WrittenSlice> = z.union([
  text('A column: every value of it is a slice.'),
  z.strictObject({
    name: text('The name of the slice.'),
    where: text('A SQL expression over the columns; the rows for which it is true are the slice.'),
  }),
]);

/** Built on first use, since building it takes as long as reading a small policy. */
const schema = once((): z.ZodType<Section> =>
  z
    .strictObject({
      data: text('The data set to evaluate on; may be left out when there is one.').optional(),
      metrics: metricsSchema(catalogue.map(limitSpec)).optional(),
      slices: z
        .array(sliceSchema)
        .meta({ description: 'Columns or conditions; on none of them may a metric lose twice its margin.' })
        .optional(),
    })
    .meta({ description: 'Metrics of the model with floors, and margins against its baseline.' }),
);

/** A declared slice: all values of a column, of its bins, of several columns together, or the rows of a condition. */
export type SliceSetting =
  | { readonly name: string; readonly column: string; readonly bins?: readonly number[] }
  | { readonly name: string; readonly columns: readonly string[] }
  | { readonly name: string; readonly where: string };

/** Settings of the gate beside its demands. */
export type EvaluateSettings = {
  readonly slices: readonly SliceSetting[];
};

export const evaluateModelSection: GateSection<Section> = {
  id: 'evaluate-model',
  get schema() {
    return schema();
  },
  rules: modelChecks.map(({ id }) => id),
  byDefault: {},
  demands: demandsOf,
};

export function limitSpec(metric: ScoreMetric): LimitSpec {
  const params = Object.entries(metric.params ?? {}).map(([name, spec]) => [name, paramSchema(spec)] as const);
  return {
    metric: metric.id,
    better: metric.better,
    range: metric.range,
    margin: metric.margin,
    description: `${metric.title}. ${metric.docs}`,
    ...(params.length > 0 && { params: Object.fromEntries(params) }),
  };
}

function paramSchema({ whole, min, max, docs }: ParamSpec): z.ZodType<number> {
  return whole ? count({ min, max, description: docs }) : number({ min, max, description: docs });
}

function demandsOf(section: Section, context: SectionContext): SectionDemands {
  const data = section.data ?? onlyName(context);
  const slices = (section.slices ?? []).map((s): SliceSetting => (typeof s === 'string' ? { name: s, column: s } : s));
  const limits = Object.entries(section.metrics ?? {});
  const demands = limits.map(([id, limit], i) => metricDemand(id, limit, i === 0, data, context));
  const guards = slices.map((slice, i) => sliceDemand(slice, limits, data, context, ['slices', i]));
  return { data, demands: [...demands, ...guards], settings: { slices } };
}

/** The only data set with a label, else the only one; several are a problem at the section. */
export function onlyName({ data, spanOf, problem }: SectionContext): string {
  const names = Object.keys(data);
  const labelled = names.filter((name) => data[name]!.label !== undefined);
  const certain = labelled.length === 1 ? labelled : names;
  if (certain.length !== 1) {
    problem({
      code: 'policy/ambiguous',
      message:
        names.length === 0
          ? 'no data set to evaluate on'
          : `${names.length} data sets, and the gate does not say which to evaluate on`,
      at: spanOf([]),
      hint: names.length === 0 ? 'add data: { test: { path: …, label: … } }' : `write data: ${names.join(' or ')}`,
    });
  }
  return certain[0] ?? '';
}

function metricDemand(id: string, limit: Limit, primary: boolean, on: string, context: SectionContext): Demand {
  const metric = catalogue.find((m) => m.id === id)!;
  const params: MetricDemand = {
    params: paramsOf(metric, limit.params),
    ...(limit.limit !== undefined && { limit: limit.limit }),
    ...(limit.margin && { margin: limit.margin }),
    primary,
  };
  return {
    id,
    check: `model/${id}`,
    params,
    on,
    at: context.spanOf(['metrics', id]),
    severity: limit.severity,
    decide: limit.decide,
    ...(limit.burden && { burden: limit.burden }),
    ...(limit.proof && { proof: limit.proof }),
    ...(limit.optional && { optional: limit.optional }),
    from: context.from,
  };
}

type Limits = readonly (readonly [string, Limit])[];

function sliceDemand(
  slice: SliceSetting,
  limits: Limits,
  on: string,
  context: SectionContext,
  path: readonly (string | number)[],
): Demand {
  const params: SliceDemand = { slice: slice.name, metrics: marginsOf(limits) };
  return {
    id: `slices/${slice.name}`,
    check: 'model/slice',
    params,
    on,
    at: context.spanOf(path),
    severity: 'block',
    decide: 'test',
    from: context.from,
  };
}

/** The metrics that slices are guarded on: those with a margin. */
function marginsOf(limits: Limits): SliceDemand['metrics'] {
  return limits.flatMap(([id, { margin, params }]) => {
    const metric = catalogue.find((m) => m.id === id)!;
    return margin ? [{ metric: id, params: paramsOf(metric, params), margin }] : [];
  });
}
