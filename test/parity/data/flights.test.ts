// Great Expectations and pandera, rule by rule, on 336,776 flights: the same verdicts, the same counts, the same figures.
import { readFileSync } from 'node:fs';
import type { Finding, Report } from '@modelgate/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

interface Expectation {
  readonly type: string;
  readonly success: boolean;
  readonly column?: string;
  readonly mostly?: number;
  readonly unexpected_count?: number;
  readonly observed_value?: unknown;
}

interface Failure {
  readonly column: string | null;
  readonly check: string;
  readonly rows: number;
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const { results } = read('great_expectations.json') as { results: readonly Expectation[] };
const { failures } = read('pandera.json') as { failures: readonly Failure[] };

let report: Report;

beforeAll(async () => {
  [report] = (await runOnce({
    'modelgate.yml': readFileSync(new URL('flights.yml', import.meta.url)),
    'flights.parquet': { copy: 'test/parity/data/flights.parquet' },
  })) as [Report];
});

/** Ids of the findings that say what an expectation says. */
const idsOf: Readonly<Record<string, (column: string) => readonly string[]>> = {
  expect_table_row_count_to_be_between: () => ['data/rows/limit=min', 'data/rows/limit=max'],
  expect_table_column_count_to_equal: () => ['data/columns', 'data/extra-columns'],
  expect_table_columns_to_match_set: () => ['data/columns', 'data/extra-columns'],
  expect_column_values_to_not_be_null: (c) => [`data/nulls/column=${c}`],
  expect_column_values_to_be_between: (c) => [`data/min/column=${c}`, `data/max/column=${c}`],
  expect_column_values_to_be_in_set: (c) => [`data/in/column=${c}`],
  expect_column_values_to_match_regex: (c) => [`data/matches/column=${c}`],
  expect_column_value_lengths_to_equal: (c) => [`data/length/column=${c}`],
  expect_column_values_to_be_of_type: (c) => [`data/type/column=${c}`],
  expect_column_mean_to_be_between: (c) => [`data/expression/name=mean of ${c}`],
  expect_column_stdev_to_be_between: (c) => [`data/expression/name=stdev of ${c}`],
  expect_column_median_to_be_between: (c) => [`data/expression/name=median of ${c}`],
  expect_column_unique_value_count_to_be_between: (c) => [`data/expression/name=unique ${c}`],
  expect_column_quantile_values_to_be_between: (c) => [0.05, 0.5, 0.95].map((q) => `data/expression/name=${c} ${q}`),
  expect_column_pair_values_a_to_be_greater_than_b: () => ['data/expression/name=arrives after it departs'],
  expect_compound_columns_to_be_unique: () => [
    'data/unique/columns=year, month, day, carrier, flight, sched_dep_time, origin',
  ],
};

function findingsOf({ type, column = '', mostly }: Expectation): readonly Finding[] {
  const isMostlyBetween = type.endsWith('between') && mostly !== undefined;
  return (isMostlyBetween ? ['data/expression/name=mostly usual delays'] : idsOf[type]!(column)).map((id) =>
    report.findings.find((f) => f.id === id)!,
  );
}

/** How many values break the rule, or the figure that was compared. */
function figureOf({ leaves, decisive }: Finding): number {
  const { claim } = leaves[decisive]!;
  if (!('must' in claim) || claim.of.kind === 'unknown') return Number.NaN;
  const isShare = claim.must === 'max' && claim.limit < 1 && claim.limit > 0;
  return isShare ? Math.round(claim.of.value * claim.of.n) : claim.of.value;
}

describe('Great Expectations', () => {
  it.each(results.map((rule, i) => ({ name: `${i + 1} ${rule.type} ${rule.column ?? ''}`, rule })))(
    '$name',
    ({ rule }) => {
      const found = findingsOf(rule);
      expect(found).not.toContain(undefined);
      const passes = found.every(({ outcome }) => outcome === 'pass');
      expect(passes).toBe(rule.success);
      if (rule.unexpected_count !== undefined)
        expect(found.reduce((sum, each) => sum + figureOf(each), 0)).toBe(rule.unexpected_count);
      const { observed_value: observed } = rule;
      if (typeof observed === 'number' && rule.type !== 'expect_table_column_count_to_equal')
        for (const each of found) expect(figureOf(each) / observed).toBeCloseTo(1, 11);
      if (typeof observed === 'object' && observed !== null && 'values' in observed)
        expect(found.map(figureOf)).toEqual(observed.values);
    },
  );
});

describe('pandera', () => {
  it('fails the same rules by as many rows, and no others', () => {
    const ours = report.findings.filter(({ outcome }) => outcome === 'fail').map((f) => [f.id, figureOf(f)] as const);
    const idOf = ({ column, check }: Failure): string => {
      if (column === null) return `data/expression/name=${check}`;
      return check.startsWith('in_range') ? `data/max/column=${column}` : `data/matches/column=${column}`;
    };
    // pandera's tailnum may be null; the expectations forbid it.
    const theirs = [...failures.map((f) => [idOf(f), f.rows] as const), ['data/nulls/column=tailnum', 2512] as const];
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
  });
});
