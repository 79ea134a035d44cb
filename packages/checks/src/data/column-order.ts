// The order of the columns.
import { isThere, oneOf, reasonOf, type Claim } from '@modelgate/core';
import { oneRule } from '../data-check/count-rule.ts';
import type { DataRule, ValidationFacts } from '../data-check/data-check.ts';
import { paramsAs } from '../data-check/params.ts';
import { ruleSchema, type Written } from '../data-check/written.ts';

type Params = { readonly columns: readonly string[] };

export const columnOrder: DataRule = {
  id: 'data/column-order',
  version: 1,
  key: 'column-order',
  place: 'table',
  docs: {
    title: 'order of the columns',
    what: '`strict`: the columns that `columns` names stand in the data in that order; other columns may stand between them.',
  },
  example: {
    policy: 'columns: { id: {}, age: {}, sex: {} }\ncolumn-order: strict',
    data: 'id,sex,age\n1,F,17\n2,M,34',
    says: ['fail', 'sex stands before age', 'id, age, sex in this order'],
  },
  schema: ruleSchema({
    description: 'The order of the columns.',
    bare: 'is',
    shape: { is: oneOf(['strict'], 'strict: that of the policy.') },
    params: () => ({}),
  }),
  rules: (written, { columns }) => oneRule(written as Written<object & Params>, { columns }),
  asks: () => ({}),
  judge: ({ facts }, json) => [claimOf(facts, paramsAs(json))],
  say: ({ claim, demand }, { facts }) => ({
    subject: `order of the columns of ${facts.name}`,
    observed: 'fact' in claim ? claim.reason : '',
    expected: wanted(paramsAs(demand.params)),
  }),
  words: (json) => wanted(paramsAs(json)),
};

/** The claim on the order of the columns that are there; missing ones are reported by `columns`. */
function claimOf({ tables, on }: ValidationFacts, { columns }: Params): Claim {
  const table = tables[on];
  if (!isThere(table)) return { fact: 'unknown', reason: reasonOf(table, on), about: {} };
  const found = table.columns.map((c) => c.name).filter((name) => columns.includes(name));
  const asked = columns.filter((name) => found.includes(name));
  const at = asked.findIndex((name, i) => found[i] !== name);
  if (at < 0) return { fact: 'pass', reason: 'the order of the policy', about: {} };
  return { fact: 'fail', reason: `${found[at]} stands before ${asked[at]}`, about: {} };
}

function wanted({ columns }: Params): string {
  const shown = columns.length > 6 ? [...columns.slice(0, 5), '…'] : columns;
  return `${shown.join(', ')} in this order`;
}
