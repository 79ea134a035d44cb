// Makes a demand of each rule, whether it is written in a policy or in a contract.
import { dataRules, EVERY, type At, type DataRule, type Rule } from '@modelgate/checks';
import type { Demand, Facets, SectionContext } from '@modelgate/core';
import { reportContradictions } from './contradictions.ts';
import { columnsIn, type Columns, type Section } from './written.ts';

/** Where a section was written, and how its demands are distinguished from those of other sections. */
export interface Source extends Pick<SectionContext, 'spanOf' | 'problem' | 'from'> {
  /** The data set that is judged. */
  readonly on: string;
  readonly dataSets: readonly string[];
  readonly models: readonly string[];
  /** 'contract/'; '' for the policy's own. */
  readonly prefix: string;
  readonly facets?: Facets;
}

export interface Rules {
  readonly demands: readonly Demand[];
  /** Other data sets that rules join. */
  readonly joined: readonly string[];
}

export function rulesOf(section: Section, source: Source): Rules {
  reportContradictions(section, source);
  const columns = columnsIn(section);
  const written = [...columns.flatMap((column) => underColumn(column, columns)), ...besideColumns(section)];
  const names = columns.map(([name]) => name).filter((name) => name !== EVERY);
  const made = written.flatMap((one) => {
    const at: At = {
      ...one.at,
      columns: names,
      dataSets: source.dataSets,
      models: source.models,
      fault: ({ path, ...fault }) => source.problem({ ...fault, at: source.spanOf([...one.key, ...path]) }),
    };
    return one.check.rules(one.value, at).map((rule) => ({ rule, demand: demandOf(one, rule, source) }));
  });
  return {
    demands: made.map(({ demand }) => demand),
    joined: [...new Set(made.flatMap(({ rule }) => rule.joins ?? []))],
  };
}

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
      const except = name === EVERY ? { except: having(check, columns) } : {};
      return { check, key: ['columns', name, check.key], value: written?.[check.key], at: { column: name, ...except } };
    });
}

/** Columns that have their own value for this key. */
function having({ key }: DataRule, columns: Columns): readonly string[] {
  return columns.flatMap(([name, its]) => (name !== EVERY && its?.[key] !== undefined ? [name] : []));
}

function besideColumns(section: Section): readonly WrittenRule[] {
  return dataRules
    .filter((check) => check.place === 'table' && section[check.key] !== undefined)
    .map((check) => ({ check, key: [check.key], value: section[check.key], at: {} }));
}

function demandOf({ check, key }: WrittenRule, rule: Rule, { on, spanOf, from, prefix, facets }: Source): Demand {
  const { name, path, params, model, severity, optional } = rule;
  return {
    id: prefix + [...key, ...name].join('/'),
    check: rule.check ?? check.id,
    params,
    on,
    ...(model !== undefined && { model }),
    at: spanOf([...key, ...path]),
    severity,
    decide: 'test',
    ...(optional && { optional }),
    ...(facets && { facets }),
    from,
  };
}

/** The demand that all named columns exist, whatever else is asked of them. */
export function presence(columns: readonly string[], at: Demand['at'], { on, from, prefix, facets }: Source): Demand {
  const params = { columns };
  return {
    id: `${prefix}columns`,
    check: 'data/columns',
    params,
    on,
    at,
    severity: 'block',
    decide: 'test',
    ...(facets && { facets }),
    from,
  };
}
