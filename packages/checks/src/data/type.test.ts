// Which stored types a word for a type allows. (That columns are lacking, and how it is told, is tested through the gate.)
import { gotOf, type TableFacts } from '@modelgate/core';
import { expect, it } from 'vitest';
import type { ValidationFacts } from '../data-check/data-check.ts';
import { type } from './type.ts';

function outcomeOf(stored: string, is: string): unknown {
  const table: TableFacts = { columns: [{ name: 'n', type: stored }], rows: 1 };
  const facts: ValidationFacts = {
    name: 'data',
    on: 'data',
    base: 'base',
    now: '2027-01-31T00:00:00Z',
    tables: { data: table },
    showsValues: () => false,
  };
  return type.judge(gotOf(facts, { states: {} }), { column: 'n', is });
}

it.each([
  ['BIGINT', 'integer', 'pass'],
  ['DECIMAL(38,0)', 'integer', 'pass'],
  ['DECIMAL(38,1)', 'integer', 'fail'],
  ['DECIMAL(9,2)', 'number', 'pass'],
  ['DECIMAL(38,0)', 'DECIMAL(38,0)', 'pass'],
  ['DECIMAL(38,0)', 'BIGINT', 'fail'],
  ['DOUBLE', 'integer', 'fail'],
])('%s as %s: %s', (stored, is, fact) => {
  expect(outcomeOf(stored, is)).toEqual([{ fact, reason: `type ${stored}`, about: { column: 'n' } }]);
});
