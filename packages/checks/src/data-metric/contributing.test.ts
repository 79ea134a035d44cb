// The rows that aggregates are made from, found in the words of an expression.
import { expect, it } from 'vitest';
import { contributing } from './contributing.ts';

it.each([
  ['avg(x)', ['(x) <> 0']],
  ['1.0 * count(distinct c) / count(c)', ['(c) is not null', '(c) is not null']],
  ['count(*)', []],
  ["sum( case when a >= 1 then b||',' else (0) end )", ["(case when a >= 1 then b||',' else (0) end) <> 0"]],
  ['avg(x) filter (where a <> 1) + Sum("s(")', ['(x) <> 0 and (a <> 1)', '("s(") <> 0']],
  ['count(*) filter (where a)', ['true and (a)']],
  ['corr(a, greatest(b, c))', ['(a) is not null and (greatest(b, c)) is not null']],
  ['cast(bool_or(a = 1) as int)', ['(a = 1)']],
  ['sum(x) -- )\n', undefined],
  ['sum(x', undefined],
  // As long as a policy may make it, taking it apart could take minutes; the engine refuses it.
  [`sum(${'x + '.repeat(1000)}x)`, undefined],
])('%s', (expression, expected) => expect(contributing(expression)).toEqual(expected));
