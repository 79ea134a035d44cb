// What a section asks: every rule that is written becomes a demand.
import { dataRules, EVERY, type At, type DataRule, type Rule } from '@modelgate/checks';
import type { Demand, SectionContext, SectionDemands } from '@modelgate/core';

/** The section as it is written: its own keys, and those of the checks. */
export interface Section {
  readonly data?: string;
  readonly reference?: string;
  readonly 'show-values'?: boolean;
  readonly columns?: Readonly<Record<string, Column | null>>;
  readonly [key: string]: unknown;
}

interface Column {
  readonly 'show-values'?: boolean;
  readonly pii?: 'forbid';
  readonly required?: boolean;
  readonly [key: string]: unknown;
}

/** What the gate needs beside demands. */
export type ValidateSettings = {
  readonly reference?: string;
  /** Other data sets that rules join. */
  readonly joined: readonly string[];
  /** Columns whose values may be shown; EVERY stands for all, and for values of no single column. */
  readonly shown: readonly string[];
  /** Columns whose values are never shown. */
  readonly hidden: readonly string[];
  /** Columns that the data may lack: then nothing is asked of them. */
  readonly optional: readonly string[];
};

export function demandsOf(section: Section, context: SectionContext): SectionDemands {
  const data = section.data ?? '';
  checkReference(section, context);
  const columns = Object.entries(section.columns ?? {});
  const written = [...columns.flatMap((column) => underColumn(column, columns)), ...besideColumns(section)];
  const made = written.flatMap((one) => {
    const at: At = {
      ...one.at,
      columns: columns.map(([name]) => name).filter((name) => name !== EVERY),
      dataSets: Object.keys(context.data),
      fault: ({ path, ...fault }) => context.problem({ ...fault, at: context.spanOf([...one.key, ...path]) }),
    };
    return one.check.rules(one.value, at).map((rule) => ({ rule, demand: demandOf(one, rule, data, context) }));
  });
  return {
    data,
    demands: [...presence(columns, data, context), ...made.map(({ demand }) => demand)],
    settings: settingsOf(section, columns, [...new Set(made.flatMap(({ rule }) => rule.joins ?? []))]),
  };
}

type Columns = readonly (readonly [name: string, written: Column | null])[];

/** A key of a check with what is written under it. */
interface WrittenRule {
  readonly check: DataRule;
  readonly key: readonly string[];
  readonly value: unknown;
  readonly at: Pick<At, 'column' | 'except'>;
}

function underColumn([name, written]: Columns[number], columns: Columns): readonly WrittenRule[] {
  return dataRules
    .filter((check) => check.place === 'column' && written?.[check.key] !== undefined)
    .map((check) => {
      const having = columns.filter(([other, its]) => other !== EVERY && its?.[check.key] !== undefined);
      const except = name === EVERY ? { except: having.map(([other]) => other) } : {};
      return { check, key: ['columns', name, check.key], value: written?.[check.key], at: { column: name, ...except } };
    });
}

function besideColumns(section: Section): readonly WrittenRule[] {
  return dataRules
    .filter((check) => check.place === 'table' && section[check.key] !== undefined)
    .map((check) => ({ check, key: [check.key], value: section[check.key], at: {} }));
}

function demandOf({ check, key }: WrittenRule, rule: Rule, on: string, { spanOf, from }: SectionContext): Demand {
  const { name, path, params, severity, optional, looser } = rule;
  return {
    id: [...key, ...name].join('/'),
    check: rule.check ?? check.id,
    params,
    on,
    at: spanOf([...key, ...path]),
    severity,
    decide: 'test',
    ...(optional && { optional }),
    from,
    looser,
  };
}

/** Columns that are named must be there, whatever else is asked of them. */
function presence(columns: Columns, on: string, { spanOf, from }: SectionContext): readonly Demand[] {
  const named = columns.filter(([name, written]) => name !== EVERY && written?.required !== false);
  if (named.length === 0) return [];
  const params = { columns: named.map(([name]) => name) };
  const at = spanOf(['columns']);
  return [{ id: 'columns', check: 'data/columns', params, on, at, severity: 'block', decide: 'test', from }];
}

function checkReference({ reference }: Section, { data, spanOf, problem }: SectionContext): void {
  if (reference === undefined || Object.hasOwn(data, reference)) return;
  const names = Object.keys(data).join(', ');
  const message = `the reference ${JSON.stringify(reference)} is no data set of the policy`;
  problem({ code: 'policy/unknown-data', message, at: spanOf(['reference']), hint: `data sets: ${names}` });
}

function settingsOf({ reference, ...section }: Section, columns: Columns, joined: readonly string[]): ValidateSettings {
  const having = (test: (written: Column) => boolean): string[] =>
    columns.filter(([, written]) => written !== null && test(written)).map(([name]) => name);
  return {
    ...(reference !== undefined && { reference }),
    joined,
    shown: [...(section['show-values'] === true ? [EVERY] : []), ...having((c) => c['show-values'] === true)],
    hidden: having((c) => c.pii === 'forbid' || c['show-values'] === false),
    optional: having((c) => c.required === false),
  };
}
