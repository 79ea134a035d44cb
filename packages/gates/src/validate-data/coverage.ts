// What a validation looked at, and what it could not: rows, columns, the contract's rules, the base branch, the reference.
import { columnsInFolders, isThere, type Coverage } from '@modelgate/core';
import { onBaseBranch } from '../base-branch/copies.ts';
import type { OpenTable } from './open-data.ts';
import type { ValidationPlan } from './plan.ts';

export function coverageOf(plan: ValidationPlan, own: OpenTable): Coverage[] {
  const { settings, absent, facts, tables, subject } = plan;
  const base = tables[onBaseBranch(subject.name)]!;
  const columns = own.columns.length;
  const lacking = [
    ...absent.map((name) => `column ${name} is not there, and the policy says required: false`),
    ...columnsInFolders(own.ref)
      .filter((name) => !own.columns.some((c) => c.name === name))
      .map((name) => `${name} is in the names of folders only (${name}=…), which are not read`),
  ];
  return [
    { what: 'rows', evaluated: own.rows, expected: own.rows, missing: [] },
    ...contractCoverage(plan),
    { what: 'columns', evaluated: columns, expected: columns + lacking.length, missing: lacking },
    {
      what: 'data on the base branch',
      evaluated: Number(isThere(base)),
      expected: 1,
      missing: isThere(base) ? [] : ['unknown' in base ? base.unknown : base.none],
    },
    ...(settings.reference === undefined
      ? []
      : [
          { what: 'reference', evaluated: Number(isThere(facts.tables[settings.reference])), expected: 1, missing: [] },
        ]),
  ];
}

/** Coverage of the contract's rules; those that are not evaluated are named. */
function contractCoverage({ settings, demands }: ValidationPlan): Coverage[] {
  if (settings.contract === undefined) return [];
  const missing = settings['not-evaluated'] ?? [];
  const evaluated = demands.filter(({ facets }) => facets?.['by'] === 'contract').length;
  return [{ what: 'rules of the contract', evaluated, expected: evaluated + missing.length, missing }];
}
