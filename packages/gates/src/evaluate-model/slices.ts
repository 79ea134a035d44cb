// Declared slices as SQL: a column's canonical values, or a checked condition's truth.
import { SMALLEST_SLICE } from '@modelgate/checks';
import {
  canonicalName,
  checkedExpression,
  InputError,
  MISSING,
  MOST_VALUES,
  PolicyError,
  sql,
  type Column,
  type Coverage,
  type DataEngine,
  type DataRef,
  type EvaluationFacts,
  type GatePlan,
  type Sql,
  type ValueCounts,
} from '@modelgate/core';
import { missingColumn } from './columns.ts';
import type { EvaluateSettings, SliceSetting } from './section.ts';

export interface PlannedSlice {
  readonly name: string;
  /** Its value in each row. */
  readonly of: Sql;
  /** A condition has one value that is a slice: 'true'. */
  readonly condition: boolean;
}

export async function slicesOf(
  plan: GatePlan,
  columns: readonly Column[],
  engine: DataEngine,
  data: DataRef,
): Promise<PlannedSlice[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  const { slices } = plan.settings as EvaluateSettings;
  return Promise.all(slices.map((slice) => planSlice(slice, plan, columns, engine, data)));
}

async function planSlice(
  slice: SliceSetting,
  plan: GatePlan,
  columns: readonly Column[],
  engine: DataEngine,
  data: DataRef,
): Promise<PlannedSlice> {
  if ('column' in slice) {
    const column = columns.find((c) => c.name === slice.column);
    if (!column) throw missingColumn(`slice ${slice.name}`, slice.column, columns);
    return { name: slice.name, of: sql`coalesce(${canonicalName(column)}, ${MISSING})`, condition: false };
  }
  const refused = await engine.checkExpression(data, slice.where);
  if (refused !== undefined) {
    const at = plan.demands.find((d) => d.id === `slices/${slice.name}`)?.at ?? plan.at;
    throw new PolicyError([
      {
        code: 'policy/unsafe-sql',
        message: `the condition of slice ${slice.name} is refused: ${refused}`,
        at,
        hint: 'use one expression over the columns, such as age >= 60',
      },
    ]);
  }
  return {
    name: slice.name,
    of: sql`case when ${checkedExpression(slice.where)} then 'true' else 'false' end`,
    condition: true,
  };
}

/** The values that are slices, with their rows. */
export function sliceFacts(
  slices: readonly PlannedSlice[],
  counts: Readonly<Record<string, ValueCounts>>,
): EvaluationFacts['slices'] {
  return Object.fromEntries(
    slices.map((slice) => {
      const { values, more } = counts[slice.name]!;
      if (more) throw tooMany(slice);
      const all = Object.entries(values).map(([value, rows]) => ({ value, rows }));
      return [slice.name, slice.condition ? [{ value: 'true', rows: values['true'] ?? 0 }] : all];
    }),
  );
}

function tooMany(slice: PlannedSlice): InputError {
  return new InputError({
    code: 'input/column-type',
    named: `slice ${slice.name}`,
    expected: `a column with at most ${MOST_VALUES} distinct values`,
    received: 'more',
    hint: 'slice by a condition, or by a column with fewer values',
  });
}

/** What the slices cover: those with too few rows are listed. */
export function sliceCoverage(facts: EvaluationFacts): Coverage[] {
  return Object.entries(facts.slices).map(([name, values]) => {
    const small = values.filter((v) => v.rows < SMALLEST_SLICE);
    return {
      what: `slices of ${name}`,
      evaluated: values.length - small.length,
      expected: values.length,
      missing: small.map((v) => `${name} = ${v.value} has ${v.rows} rows, fewer than ${SMALLEST_SLICE}`),
    };
  });
}
