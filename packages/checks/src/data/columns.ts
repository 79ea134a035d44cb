// The columns that the policy names must be there.
import { isThere, nearest, reasonOf, type Claim, type Demand } from '@modelgate/core';
import { paramsAs } from '../data-check/params.ts';
import type { DataCheck, ValidationFacts } from '../data-check/data-check.ts';

type Params = { readonly columns: readonly string[] };

export const columns: DataCheck = {
  id: 'data/columns',
  version: 1,
  docs: {
    title: 'columns that are there',
    what: 'Every column that `columns` names is there, with exactly this spelling, unless it says `required: false`.',
  },
  example: {
    policy: 'columns:\n  age: {}\n  workclass: {}',
    data: 'age,work_class\n17,Private\n34,Self-emp',
    says: ['fail', 'no column workclass (did you mean work_class?)', '2 columns'],
  },
  asks: () => ({}),
  judge: ({ facts }, json) => [claimOf(facts, paramsAs(json))],
  say: ({ claim, demand, outcome }, { facts }) => ({
    subject: `columns of ${facts.name}`,
    observed: 'fact' in claim ? claim.reason : '',
    expected: wanted(paramsAs(demand.params)),
    ...(outcome === 'fail' && { remedy: remedyOf(facts, demand) }),
  }),
  words: (json) => `${wanted(paramsAs(json))} ${paramsAs<Params>(json).columns.length === 1 ? 'is' : 'are'} there`,
};

function claimOf(facts: ValidationFacts, params: Params): Claim {
  const table = facts.tables[facts.on];
  if (!isThere(table)) return { fact: 'unknown', reason: reasonOf(table, facts.on), about: {} };
  const names = table.columns.map((c) => c.name);
  const lacking = params.columns.filter((name) => !names.includes(name));
  if (lacking.length === 0) return { fact: 'pass', reason: 'all of them', about: {} };
  const told = lacking.map((name) => {
    const near = nearest(name, names);
    return near === undefined ? name : `${name} (did you mean ${near}?)`;
  });
  return { fact: 'fail', reason: `no column ${told.join(', ')}`, about: {} };
}

function remedyOf({ tables, on }: ValidationFacts, { params, facets }: Demand): string {
  const table = tables[on];
  const named = paramsAs<Params>(params).columns;
  const inFolders = isThere(table) ? named.filter((name) => table.inFolders?.includes(name)) : [];
  if (inFolders.length > 0)
    return `${inFolders.join(', ')}: names of folders (${inFolders[0]}=…) are not read; write them into the files`;
  return `rename them in the data or the ${facets?.['by'] ?? 'policy, or write required: false'}`;
}

function wanted({ columns: named }: Params): string {
  return named.length === 1 ? `the column ${named[0]}` : `${named.length} columns`;
}
