// How long lists are that may differ from row to row, such as the tokens of a text. A model's input is made as wide as the longest.
import { plural } from '@modelgate/core/format';
import { jsonRows } from '../duck/json.ts';
import { quoted } from '../duck/quoted.ts';
import type { InputPlan } from '../model/plan.ts';
import { listFault } from './check-inputs.ts';
import type { Relation } from './relation.ts';

/** A plan whose rows are as long as one column's lists. */
interface Ragged {
  readonly plan: InputPlan;
  readonly column: string;
  /** Values that each step of the free dimension takes. */
  readonly step: number;
}

/** Free dimensions as long as the longest list. A list that makes no whole number of steps is an InputError. */
export async function withLongest(relation: Relation, plans: readonly InputPlan[]): Promise<readonly InputPlan[]> {
  const ragged = plans.flatMap((plan) => raggedOf(plan) ?? []);
  if (ragged.length === 0) return plans;
  const select = ragged.flatMap(({ column, step }) => {
    const length = `coalesce(len(${quoted(column)}), 0)`;
    return [`max(${length})`, `count(*) filter (where ${length} = 0 or ${length} % ${step} <> 0)`];
  });
  const text = `select ${select.join(', ')} from ${relation.source}`;
  const [row] = await jsonRows(relation.database, { text, values: [] });
  const longest = new Map(
    ragged.map((of, i) => {
      checkLengths(relation, of, Number(row![2 * i + 1]));
      return [of.plan, Number(row![2 * i] ?? 0) / of.step];
    }),
  );
  return plans.map((plan) => (longest.has(plan) ? withFree(plan, longest.get(plan)!) : plan));
}

function raggedOf(plan: InputPlan): Ragged | undefined {
  const [read] = plan.reads;
  if (plan.free === undefined || !read?.list) return undefined;
  return { plan, column: read.column, step: plan.rowShape.reduce((product, d) => product * d, 1) };
}

function withFree(plan: InputPlan, length: number): InputPlan {
  return { ...plan, rowShape: plan.rowShape.map((d, i) => (i === plan.free ? Math.max(1, length) : d)) };
}

function checkLengths({ facts }: Relation, { plan, column, step }: Ragged, wrong: number): void {
  if (wrong === 0) return;
  const expected = `${step === 1 ? 'a value or more' : `${step} values, or a multiple of that,`} in every list, for the model input ${plan.input}`;
  const received = `${plural(wrong, 'row')} with ${step === 1 ? 'none' : 'another length or none'}`;
  throw listFault('input/column-values', column, expected, received, facts.columns);
}
