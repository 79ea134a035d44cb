// Finds the values that cannot enter a model, column by column, with how many rows have them. Never the values.
import { plural } from '@modelgate/core/format';
import type { Column, ElementType } from '@modelgate/core';
import { jsonRows } from '../duck/json.ts';
import { quoted } from '../duck/quoted.ts';
import { inputFault, type EngineFault } from '../fault.ts';
import { rangesOf, type InputPlan, type Range } from '../model/plan.ts';
import type { Relation } from './relation.ts';

/** One count with the fault that it is when it is not 0. */
interface Count {
  readonly sql: string;
  fault(rows: number): EngineFault;
}

/** Before scoring: only what a cast would change without saying so. */
export async function checkSilentCasts(relation: Relation, plans: readonly InputPlan[]): Promise<void> {
  await check(relation, rangesOf(plans, relation.facts.columns, true).map(outOfRange));
}

/** Reads every value, so that a page that cannot be decoded is an error of its own. */
export async function readThrough({ database, facts, source }: Relation): Promise<void> {
  const read = facts.columns.map(({ name }) => `bit_xor(hash(${quoted(name)}))`);
  await jsonRows(database, { text: `select ${read.join(', ')} from ${source}`, values: [] });
}

/** After scoring failed on rows: everything that can be wrong with them. Returns when nothing is. */
export async function diagnoseRows(relation: Relation, plans: readonly InputPlan[]): Promise<void> {
  const { columns } = relation.facts;
  const scalars = plans.flatMap((plan) =>
    plan.reads.filter((r) => !r.list).flatMap((r) => missingValue(plan, r.column)),
  );
  const lists = plans.flatMap((plan) => listCounts(plan, columns));
  await check(relation, [...scalars, ...rangesOf(plans, columns, false).map(outOfRange), ...lists]);
}

async function check(relation: Relation, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return;
  const [row] = await jsonRows(relation.database, {
    text: `select ${counts.map((c) => c.sql).join(', ')} from ${relation.source}`,
    values: [],
  });
  const at = row!.findIndex((rows) => Number(rows) > 0);
  if (at >= 0) throw counts[at]!.fault(Number(row![at]));
}

const FLOATS: ReadonlySet<ElementType> = new Set(['float16', 'float32', 'float64']);

function missingValue({ input, type, missing }: InputPlan, column: string): Count[] {
  if (missing !== undefined || FLOATS.has(type)) return [];
  const key = type === 'string' ? 'string' : 'number';
  return [
    {
      sql: `count(*) filter (where ${quoted(column)} is null)`,
      fault: (rows) =>
        inputFault({
          code: 'input/column-null',
          named: `column ${column}`,
          expected: `a value in every row for the model input ${input} (${type})`,
          received: `${plural(rows, 'row')} without one`,
          hint: `say what stands for a missing value: inputs: { missing: { ${key}: ${type === 'string' ? "'?'" : '0'} } }`,
        }),
    },
  ];
}

function outOfRange({ column, input, type, low, high, whole }: Range): Count {
  const value = quoted(column);
  const fraction = whole ? ` or not isfinite(cast(${value} as double)) or ${value} <> trunc(${value})` : '';
  const finite = whole ? '' : ` and (not isnan(cast(${value} as double)) and not isinf(cast(${value} as double)))`;
  return {
    sql: `count(*) filter (where (${value} < ${low} or ${value} > ${high}${fraction})${finite})`,
    fault: (rows) =>
      inputFault({
        code: 'input/column-values',
        named: `column ${column}`,
        expected: `${whole ? 'whole numbers' : 'numbers'} from ${low} to ${high} for the model input ${input} (${type})`,
        received: `${plural(rows, 'row')} with other values`,
      }),
  };
}

/** Values that the scalar columns leave for each list of an input. */
function listCounts({ input, rowShape, free, reads, type }: InputPlan, columns: readonly Column[]): Count[] {
  const lists = reads.filter((r) => r.list);
  const width = rowShape.reduce((product, d) => product * d, 1) - (reads.length - lists.length);
  const element = FLOATS.has(type) ? [] : lists;
  const nulls = element.map(({ column }): Count => {
    const sql = `count(*) filter (where list_contains(list_transform(${quoted(column)}, lambda v: v is null), true))`;
    return {
      sql,
      fault: (rows) =>
        listFault(
          'input/column-null',
          column,
          'lists without missing values',
          `${plural(rows, 'row')} with some`,
          columns,
        ),
    };
  });
  if (lists.length !== 1 || free !== undefined) return nulls;
  const { column } = lists[0]!;
  const lengths: Count = {
    sql: `count(*) filter (where ${quoted(column)} is null or len(${quoted(column)}) <> ${width})`,
    fault: (rows) =>
      listFault(
        'input/column-values',
        column,
        `${plural(width, 'value')} in every list, for the model input ${input}`,
        `${plural(rows, 'row')} with another length or none`,
        columns,
      ),
  };
  return [lengths, ...nulls];
}

export function listFault(
  code: 'input/column-null' | 'input/column-values',
  column: string,
  expected: string,
  received: string,
  columns: readonly Column[],
): EngineFault {
  const type = columns.find((c) => c.name === column)?.type;
  return inputFault({ code, named: `column ${column} (${type})`, expected, received });
}
