// Declared slices as SQL: a column's canonical values, or a checked condition's truth.
import { FEWEST_SHOWN, JOINT, SMALLEST_SLICE } from '@modelgate/checks';
import {
  canonicalName,
  checkedExpression,
  nanAsMissing,
  id,
  InputError,
  joinSql,
  kindOf,
  located,
  MISSING,
  MOST_VALUES,
  numericKinds,
  PolicyError,
  sql,
  plural,
  type Column,
  type Coverage,
  type DataEngine,
  type DataRef,
  type EvaluationFacts,
  type GatePlan,
  type Span,
  type Sql,
  type ValueCounts,
} from '@modelgate/core';
import { missingColumn } from './columns.ts';
import type { SliceSetting } from './section.ts';

export interface PlannedSlice {
  readonly name: string;
  /** Its value in each row. */
  readonly of: Sql;
  /** Where a slice is made of several columns, the value of each. */
  readonly parts?: readonly Sql[];
  /** A condition has one value that is a slice: 'true'. */
  readonly condition: boolean;
}

/** What the policy declares: slices of one gate, groups of another. */
export interface Declared {
  readonly as: 'slice' | 'group';
  readonly slices: readonly SliceSetting[];
}

type OfColumns = Exclude<SliceSetting, { readonly where: string }>;

export async function slicesOf(
  { as, slices }: Declared,
  plan: GatePlan,
  columns: readonly Column[],
  engine: DataEngine,
  data: DataRef,
): Promise<PlannedSlice[]> {
  return Promise.all(
    slices.map((slice) => located(placeOf(slice, plan), () => planSlice(slice, as, plan, columns, engine, data))),
  );
}

function placeOf({ name }: SliceSetting, { demands, places, at }: GatePlan): Span {
  return demands.find((demand) => demand.id === `slices/${name}`)?.at ?? places?.[name] ?? at;
}

async function planSlice(
  slice: SliceSetting,
  as: Declared['as'],
  plan: GatePlan,
  columns: readonly Column[],
  engine: DataEngine,
  data: DataRef,
): Promise<PlannedSlice> {
  if (!('where' in slice)) return ofColumns(slice, as, columns);
  const where = nanAsMissing(slice.where, columns);
  const [refused] = await engine.checkExpressions(data, [{ text: where, is: 'row' }]);
  if (refused !== undefined) throw refusedCondition(refused, slice, as, placeOf(slice, plan));
  // For groups, the rows that do not meet the condition are a group too.
  const of = sql`case when ${checkedExpression(where)} then 'true' else 'false' end`;
  return { name: slice.name, of, condition: as === 'slice' };
}

/** By the values of one column, by bins of its numbers, or by the values of several columns together. */
function ofColumns(slice: OfColumns, as: Declared['as'], columns: readonly Column[]): PlannedSlice {
  const { name } = slice;
  const found = ('columns' in slice ? slice.columns : [slice.column]).map((wanted) => {
    const column = columns.find((c) => c.name === wanted);
    if (!column) throw missingColumn(`${as} ${name}`, wanted, columns);
    return column;
  });
  if ('bins' in slice) return { name, of: binned(name, found[0]!, slice.bins), condition: false };
  const parts = found.map((column) => sql`coalesce(${canonicalName(column)}, ${MISSING})`);
  return parts.length === 1
    ? { name, of: parts[0]!, condition: false }
    : { name, of: together(parts), parts, condition: false };
}

function refusedCondition(reason: string, { name }: SliceSetting, as: Declared['as'], at: Span): PolicyError {
  return new PolicyError([
    {
      code: 'policy/unsafe-sql',
      message: `the condition of ${as} ${name} is refused: ${reason}`,
      at,
      hint: 'use one expression over the columns, such as age >= 60',
    },
  ]);
}

/** The values of all columns, joined by a control character; missing where one of them is. */
function together(parts: readonly Sql[]): Sql {
  const joined = joinSql([sql`${JOINT}`, ...parts], ', ');
  const anyMissing = joinSql(
    parts.map((part) => sql`${part} = ${MISSING}`),
    ' or ',
  );
  return sql`case when ${anyMissing} then ${MISSING} else concat_ws(${joined}) end`;
}

/** '< 25', '25 to < 45', '>= 45'. */
function binned(name: string, column: Column, bins: readonly number[]): Sql {
  if (!numericKinds.includes(kindOf(column)))
    throw new InputError({
      code: 'input/column-type',
      named: `group ${name}`,
      expected: 'a column of numbers to put into bins',
      received: `${column.name} of type ${column.type}`,
      hint: 'group by its values, or by conditions',
    });
  const value = id(column.name);
  const below = bins.map(
    (edge, i) => sql`when ${value} < ${edge} then ${i === 0 ? `< ${edge}` : `${bins[i - 1]!} to < ${edge}`}`,
  );
  return sql`case when ${value} is null or isnan(cast(${value} as double)) then ${MISSING} ${joinSql(below, ' ')} else ${`>= ${bins.at(-1)!}`} end`;
}

/** The values that are slices, with their rows. */
export function sliceFacts(
  slices: readonly PlannedSlice[],
  counts: Readonly<Record<string, ValueCounts>>,
  as: Declared['as'],
): EvaluationFacts['slices'] {
  return Object.fromEntries(
    slices.map((slice) => {
      const { values, more } = counts[slice.name]!;
      if (more) throw tooMany(slice, as);
      const all = Object.entries(values).map(([value, rows]) => ({ value, rows }));
      return [slice.name, slice.condition ? [{ value: 'true', rows: values['true'] ?? 0 }] : all];
    }),
  );
}

function tooMany(slice: PlannedSlice, as: Declared['as']): InputError {
  return new InputError({
    code: 'input/column-type',
    named: `${as} ${slice.name}`,
    expected: `a column with at most ${MOST_VALUES} distinct values`,
    received: 'more',
    hint: `${as} by a condition, by bins, or by a column with fewer values`,
  });
}

/** What the slices cover: those with too few rows are listed, and of fewer than five only their number, since a value so rare may be one of a person. */
export function sliceCoverage(facts: EvaluationFacts): Coverage[] {
  return Object.entries(facts.slices).map(([name, values]) => {
    const small = values.filter((v) => v.rows < SMALLEST_SLICE);
    return {
      what: `slices of ${name}`,
      evaluated: values.length - small.length,
      expected: values.length,
      missing: [...small.filter((v) => !isRare(v)).map(tooSmall(name)), ...rareIn(small)],
    };
  });
}

type SliceRows = EvaluationFacts['slices'][string][number];

const isRare = ({ rows }: SliceRows): boolean => rows > 0 && rows < FEWEST_SHOWN;

function tooSmall(name: string): (of: SliceRows) => string {
  return ({ value, rows }) => `${name} = ${value} has ${plural(rows, 'row')}, fewer than ${SMALLEST_SLICE}`;
}

function rareIn(values: readonly SliceRows[]): readonly string[] {
  const rare = values.filter(isRare).length;
  return rare === 0 ? [] : [`${plural(rare, 'value')} of fewer than ${FEWEST_SHOWN} rows, not named`];
}
