// SQL of a policy as one aggregate of all rows: what it may be, and the known ways out of it.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataOf, engineForTests, folderForTests, parquetFile } from './engine.fixture.ts';

const { data } = engineForTests();
const folder = folderForTests();
const file = await parquetFile(
  join(folder, 'people.parquet'),
  `select 61 as age, 'F' as sex, 'ann@example.com' as email, date '2020-02-03' as since, 1.5 as score`,
);
await parquetFile(join(folder, 'sibling.parquet'), `select 1 as secret`);
const ref = dataOf(file);
const check = async (text: string): Promise<string | undefined> =>
  (await data.checkExpressions(ref, [{ text, is: 'aggregate' }]))[0];

describe('allowed', () => {
  it.each([
    'avg(age)',
    'AVG(age) * 2 + 1',
    'count(*)',
    'count(distinct sex)',
    'count_if(age > 60) / count(*)',
    "sum(age) filter (where sex = 'F')",
    'stddev_samp(score) / avg(score)',
    'quantile_cont(score, 0.95)',
    'corr(age, score)',
    'coalesce(avg(nullif(age, 0)), 0)',
    'round(avg(age), 2)',
    'max(length(email))',
    "avg(case when sex = 'F' then age else 0 end)",
    'avg(age) /* mean */',
  ])('%s', async (expression) => {
    expect(await check(expression)).toBeUndefined();
  });
});

describe('refused', () => {
  it.each([
    ['age', /outside of an aggregate/],
    ['avg(age) + age', /outside of an aggregate/],
    ['1', /no aggregate/],
    ['avg(sum(age))', /inside another/],
    ['sum(age) over ()', /window/],
    ["(select secret from 'sibling.parquet')", /subquery/],
    ["avg((select secret from read_parquet('sibling.parquet')))", /subquery/],
    ['avg(age) filter (where age > (select 1))', /subquery/],
    ["avg(getenv('HOME')::integer)", /getenv/],
    ['avg(error(email))', /error/],
    ['count(read_text(email))', /read_text/],
    // values of single rows, in whatever order they come
    ['first(email)', /first/],
    ['any_value(age)', /any_value/],
    ['arg_max(email, age)', /arg_max/],
    ["string_agg(email, ',')", /string_agg/],
    ['list(email)', /list/],
    ['array_agg(email order by age)', /array_agg/],
    ['sum(age order by since)', /not allowed/],
    ['histogram(email)', /histogram/],
    ['mode(age)', /mode/],
    ['approx_quantile(age, 0.5)', /approx_quantile/],
    // other shapes of statement
    ['avg(age)) from data; drop view data; select (1', /no SQL|more than one/],
    ['avg(age), sum(age)', /more than one/],
    ['avg(age) from data --', /no SQL|more than one/],
    ['system.main.avg(age)', /not allowed/],
    ['avg(random())', /random/],
    ['avg(salary)', /no column/],
    [`${'('.repeat(200)}avg(age)${')'.repeat(200)}`, /nest/],
    [`avg(age) + ${'1 + '.repeat(2000)}1`, /characters/],
  ] as const)('%s', async (expression, reason) => {
    expect(await check(expression)).toMatch(reason);
  });

  it('an aggregate is no condition of a row', async () => {
    const [reason] = await data.checkExpressions(ref, [{ text: 'avg(age) > 1', is: 'row' }]);
    expect(reason).toMatch(/function avg/);
  });
});
