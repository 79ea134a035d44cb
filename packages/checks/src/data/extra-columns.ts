// Columns that the policy does not name.
import { isThere, oneOf, reasonOf, type Claim } from '@modelgate/core';
import { oneRule } from '../data-check/count-rule.ts';
import type { DataRule, ValidationFacts } from '../data-check/data-check.ts';
import { paramsAs } from '../data-check/params.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';

type Params = { readonly columns: readonly string[] };

const MOST_SHOWN = 10;

export const extraColumns: DataRule = {
  id: 'data/extra-columns',
  version: 1,
  key: 'extra-columns',
  place: 'table',
  docs: {
    title: 'extra columns',
    what: '`forbid`: the data has no column but those under `columns`, its label, its id, its weight and its cluster.',
  },
  example: {
    policy: 'columns: { id: {}, age: {} }\nextra-columns: forbid',
    data: 'id,age,leaked_label\n1,17,0\n2,34,1',
    says: ['fail', 'also leaked_label', 'only the 2 columns under columns, beside label, id, weight and cluster'],
  },
  schema: ruleSchema({
    description: 'Columns that the policy does not name.',
    bare: 'are',
    shape: { are: oneOf(['forbid'], 'forbid: there is none.') },
    params: () => ({}),
  }),
  rules: (written, { columns }) => oneRule(written as Written<object & Params>, { columns }),
  asks: () => ({}),
  judge: ({ facts }, json) => [claimOf(facts, paramsAs(json))],
  say: ({ claim, demand }, { facts }) => ({
    subject: `columns of ${facts.name}`,
    observed: 'fact' in claim ? claim.reason : '',
    expected: wanted(paramsAs(demand.params)),
  }),
  words: (json) => wanted(paramsAs(json)),
};

function claimOf({ tables, on, reserved = [] }: ValidationFacts, { columns }: Params): Claim {
  const table = tables[on];
  if (!isThere(table)) return { fact: 'unknown', reason: reasonOf(table, on), about: {} };
  const named = new Set([...columns, ...reserved]);
  const extra = table.columns.map((c) => c.name).filter((name) => !named.has(name));
  if (extra.length === 0) return { fact: 'pass', reason: 'no other column', about: {} };
  const more = extra.length > MOST_SHOWN ? ` and ${extra.length - MOST_SHOWN} more` : '';
  return { fact: 'fail', reason: `also ${extra.slice(0, MOST_SHOWN).join(', ')}${more}`, about: {} };
}

function wanted({ columns }: Params): string {
  return `only the ${columns.length === 1 ? 'column' : `${columns.length} columns`} under columns, beside label, id, weight and cluster`;
}
