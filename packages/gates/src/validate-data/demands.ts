// The demands of a section: one for every rule of the policy and of its contract.
import { dataRules, EVERY } from '@modelgate/checks';
import type { Demand, SectionContext, SectionDemands } from '@modelgate/core';
import { contractRules, type ContractRules } from './contract.ts';
import { presence, rulesOf, type Rules, type Source } from './rules.ts';
import { columnsIn, type Column, type Section } from './written.ts';

/** Settings of the gate beside its demands. */
export type ValidateSettings = {
  readonly reference?: string;
  /** The contract and its object. */
  readonly contract?: string;
  /** Rules of the contract that are not evaluated, each with the reason. */
  readonly 'not-evaluated'?: readonly string[];
  /** Other data sets that rules join. */
  readonly joined: readonly string[];
  /** Columns whose values may be shown; EVERY stands for all, and for values that belong to no single column. */
  readonly shown: readonly string[];
  /** Columns whose values are never shown; EVERY stands for all. */
  readonly hidden: readonly string[];
  /** Columns that the data may lack; their rules are skipped then. */
  readonly optional: readonly string[];
};

export function demandsOf(section: Section, context: SectionContext): SectionDemands {
  const data = section.data ?? '';
  checkReference(section, context);
  const source = {
    ...context,
    on: data,
    dataSets: Object.keys(context.data),
    models: Object.keys(context.models),
    prefix: '',
  };
  const own = rulesOf(section, source);
  const contract = contractRules(section, context);
  return {
    data,
    demands: [...namedColumns(section, source), ...own.demands, ...(contract?.demands ?? [])],
    settings: settingsOf(section, own, contract),
  };
}

function namedColumns(section: Section, source: Source): readonly Demand[] {
  const named = columnsIn(section).filter(([name, written]) => name !== EVERY && written?.required !== false);
  const names = named.map(([name]) => name);
  return names.length === 0 ? [] : [presence(names, source.spanOf(['columns']), source)];
}

function checkReference(section: Section, context: SectionContext): void {
  const { data, spanOf, problem } = context;
  const { reference } = section;
  if (reference === undefined) return reportNoReference(section, context);
  if (Object.hasOwn(data, reference)) return;
  const names = Object.keys(data).join(', ');
  const message = `the reference ${JSON.stringify(reference)} is not a data set of the policy`;
  problem({ code: 'policy/unknown-data', message, at: spanOf(['reference']), hint: `data sets: ${names}` });
}

/** One problem for all rules that compare with a reference: each would be unknown for the same reason. */
function reportNoReference(section: Section, { data, spanOf, problem }: SectionContext): void {
  const keys = dataRules.filter(({ key, needs }) => needs === 'reference' && section[key] !== undefined);
  const [first] = keys;
  if (!first) return;
  const others = Object.keys(data).filter((name) => name !== section.data);
  const written = `${keys.map(({ key }) => key).join(', ')} compare${keys.length === 1 ? 's' : ''} with a reference`;
  problem({
    code: 'policy/missing-key',
    message: `${written}, and the policy names none`,
    at: spanOf([first.key]),
    hint:
      others.length === 0
        ? 'add the data set to compare with under data:, and write reference: with its name'
        : `write reference: ${others.join(' or ')}`,
  });
}

function settingsOf(section: Section, own: Rules, contract: ContractRules | undefined): ValidateSettings {
  const having = (test: (written: Column) => boolean): string[] =>
    columnsIn(section)
      .filter(([, written]) => written !== null && test(written))
      .map(([name]) => name);
  const { reference } = section;
  const every = section.columns?.[EVERY];
  const silent = every?.['show-values'] === false;
  // A column's own show-values: true overrides that of '*', as its other keys do; nothing overrides pii: forbid.
  const hidden = having((c) => c.pii === 'forbid' || (c['show-values'] === false && c !== every));
  return {
    ...(reference !== undefined && { reference }),
    ...(contract && { contract: contract.of, 'not-evaluated': contract.notEvaluated }),
    joined: [...new Set([...own.joined, ...(contract?.joined ?? [])])],
    shown: [
      ...(section['show-values'] === true && !silent ? [EVERY] : []),
      ...having((c) => c['show-values'] === true),
    ],
    hidden: [...new Set([...hidden, ...(contract?.hidden ?? [])])],
    optional: having((c) => c.required === false),
  };
}
