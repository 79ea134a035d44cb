// How well a single feature predicts the label (0.5 … 1 for classes). A feature that does so too well was made from it, or after it.
import {
  canonicalName,
  id,
  kindOf,
  metricId,
  orderedKinds,
  sql,
  valuesOf,
  type Column,
  type Query,
  type Row,
  type Sql,
  type ValueCounts,
} from '@modelgate/core';
import { categoryCounts } from './categories.ts';
import { labelKind } from './label-kind.ts';
import { hashOf } from './row-digest.ts';
import { rankAreas, rankCorrelation } from './rank-areas.ts';
import { significant } from './significant.ts';
import { encodedAreas } from './encoded-areas.ts';
import type { Inapplicable } from './violations.ts';

/** auc: for a label with classes. spearman: |ρ| with a label of values. */
export type Statistic = 'auc' | 'spearman';

export type Told = { readonly statistic: Statistic; readonly value: number; readonly n: number };

type State = { readonly statistic: Statistic; readonly value: number; readonly n: number } | { readonly none: string };

/** Fewer rows of a class, or outside of it, may be separated by chance. */
const FEWEST_OF_A_CLASS = 10;

/**
 * Numbers and times by the area under the ROC curve of their ranks (ties count half, either direction), or of their missing values;
 * other columns by the cross-validated area of their encoded values. With several classes the largest of one against the rest.
 * State: the statistic, its value and rows; or why there is none. It can only be measured on a whole table.
 */
export function singleFeature(
  on: string,
  feature: string,
  label: string,
  row: readonly string[],
): Query<Told | Inapplicable, State, { readonly labels: ValueCounts }> {
  return {
    id: metricId('single-feature', on, feature, label),
    version: 1,
    on,
    reads: [{ column: feature }, { column: label }],
    needs: { labels: categoryCounts(on, label) },
    from: 'query',
    sql: (given) => statementOf(given.column(feature), given.column(label), given.needs.labels, row),
    read: (rows) => stateOf(rows),
    finish: (state) => ('none' in state ? { inapplicable: state.none } : state),
  };
}

/** The statement; its first column says what the others mean. */
function statementOf(feature: Column, label: Column, labels: ValueCounts, row: readonly string[]): Sql {
  const kind = labelKind(label, labels);
  const ordered = orderedKinds.includes(kindOf(feature));
  if (kind === 'none') return sql`select 'no label'`;
  if (kind === 'values') return ordered ? rankCorrelation(valuesOf(feature), valuesOf(label)) : sql`select 'no order'`;
  const y = sql`nullif(${canonicalName(label)}, 'nan')`;
  if (ordered) return rankAreas(valuesOf(feature), y);
  return encodedAreas(hashOf([sql`${id(feature.name)}`]), y, hashOf(row.map((name) => sql`${id(name)}`)));
}

const NONE: Readonly<Record<string, string>> = {
  'no label': 'the label has neither classes nor values',
  'no order': 'the label has values, and the feature has no order',
};

function stateOf(rows: readonly Row[]): State {
  const [which] = rows[0] ?? ['no label'];
  const none = NONE[which as string];
  if (none !== undefined) return { none };
  if (which === 'correlation') return correlationOf(rows[0]!);
  const areas = rows.flatMap((row) => areasOf(row.slice(1) as number[], which === 'ranks'));
  if (areas.length === 0)
    return { none: `no class has ${FEWEST_OF_A_CLASS} rows with a value, and ${FEWEST_OF_A_CLASS} outside it` };
  return areas.reduce((a, b) => (b.value > a.value ? b : a));
}

/** Significant digits of ρ. */
const DIGITS = 10;

function correlationOf([, r, n]: Row): State {
  if (typeof r !== 'number') return { none: 'one of the two has one value only' };
  if ((n as number) < 2 * FEWEST_OF_A_CLASS) return { none: `fewer than ${2 * FEWEST_OF_A_CLASS} rows have both` };
  return { statistic: 'spearman', value: significant(Math.abs(r), DIGITS), n: n as number };
}

/** The two areas of a class: by the value, and by whether there is one. */
function areasOf([twice, pairs, of, rest, missingOf, missingRest]: readonly number[], eitherWay: boolean): Told[] {
  const enough = (a: number, b: number): boolean => Math.min(a, b) >= FEWEST_OF_A_CLASS;
  const told = (value: number, n: number): Told => ({ statistic: 'auc', value, n });
  const area = twice! / (2 * pairs!);
  const byValue = enough(of!, rest!) ? [told(eitherWay ? Math.max(area, 1 - area) : area, of! + rest!)] : [];
  const [all, allRest] = [of! + missingOf!, rest! + missingRest!];
  const missing = Math.abs(missingOf! / all - missingRest! / allRest);
  const byMissing =
    missingOf! + missingRest! > 0 && enough(all, allRest) ? [told((1 + missing) / 2, all + allRest)] : [];
  return [...byValue, ...byMissing];
}
