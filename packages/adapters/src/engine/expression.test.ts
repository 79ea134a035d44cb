// SQL of a policy: what one expression may be, and the known ways out of it.
import { DATA, checkedExpression, sql } from '@modelgate/core';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataOf, engineForTests, folderForTests, parquetFile } from './engine.fixture.ts';

const { data } = engineForTests();
const folder = folderForTests();
const file = await parquetFile(
  join(folder, 'people.parquet'),
  `select 61 as age, 'F' as sex, 'ann@example.com' as email, date '2020-02-03' as since, 1.5 as score, [1, 2] as visits, 7 as "a ""b"""`,
);
const ref = dataOf(file);
const check = async (text: string): Promise<string | undefined> =>
  (await data.checkExpressions(ref, [{ text, is: 'row' }]))[0];

describe('allowed', () => {
  it.each([
    'age >= 60',
    'AGE >= 60',
    "age between 18 and 65 and sex in ('F', 'M')",
    "sex = 'F' or (score is not null and not (score < 1.0))",
    "email like '%@example.com' and length(email) > 3",
    "case when age > 60 then 'old' else 'young' end = 'old'",
    'coalesce(score, 0) * 2 + abs(-age) > 10',
    "since >= date '2020-01-01' and date_part('year', since) = 2020",
    'try_cast(email as integer) is null and cast(age as double) > 1',
    "regexp_matches(email, '^[^@]+@[^@]+$')",
    'visits[1] = 1',
    '"a ""b""" = 7',
    "sex = '-- no comment' or sex = '; drop' or sex = ')'",
    'age > 60 /* seniors */',
    'age > 60 -- seniors\n',
    'nullif(age, 0) > 1',
    "try_cast(replace(replace(replace(replace(email, '.', ''), ',', '.'), ' EUR', ''), ' ', '') as double) is null",
    "regexp_replace(regexp_replace(lower(email), '[^a-z0-9]', '_', 'g'), '_+', ' - ', 'g') = 'a - b'",
    '((((age)))) = 61',
    '\n  age\n  > 60\n',
  ])('%s', async (expression) => {
    expect(await check(expression)).toBeUndefined();
    await data
      .query(ref, sql`select count(*) from ${DATA} where ${checkedExpression(expression)}`)
      .catch(() => undefined);
  });
});

describe('refused', () => {
  it.each([
    // other files, tables and settings
    ["age > (select count(*) from read_parquet('sibling.parquet'))", /subquery/],
    ["exists(from '/etc/passwd')", /subquery/],
    ['age in (select 1)', /subquery/],
    ["read_text('/etc/passwd') = ''", /read_text/],
    ["getenv('PATH') = ''", /getenv/],
    ["current_setting('threads') = '1'", /current_setting/],
    ["getvariable('x') = 1", /getvariable/],
    ['current_user = 1', /no column/],
    ['age < 1e400', /no SQL expression/], // the parser’s JSON has no infinity
    ['rowid = 1', /no column/],
    ['filename is null', /no column/],
    ['data.age > 1', /no column/],
    ["nextval('x') = 1", /nextval/],
    // values in error messages
    ['error(email) is null', /function error/],
    // other shapes of statement
    ['true) from data; drop view data; select (true', /no SQL|more than one/],
    ['age) from data --', /no SQL|more than one/],
    ['age > 1 --', /no SQL/],
    ['age > 1) or (true', /no SQL/],
    ['age, sex', /more than one/],
    ['age) , (sex', /no SQL/],
    ['age) from data where (true', /no SQL/],
    ['age as x', /no SQL/],
    ['age > 1 /*', /no SQL/],
    ['', /no SQL/],
    ['$1 = 1', /parameter/],
    ['? = 1', /parameter/],
    ['* ', /\*/],
    ['columns(*) > 1', /\*/],
    ['sum(age) over () > 1', /window/],
    ['sum(age) > 1', /function sum/],
    ['count(*) > 1', /function count/],
    ['list_transform(visits, x -> x + 1) = [2]', /allowed|lambda/],
    ['#1 > 1', /positional/],
    ["sex collate nocase = 'f'", /collation/],
    ['age::my_type is null', /casts to a type/],
    ['email::json is null', /casts to a type|not allowed/],
    // functions by other names
    ["email.read_text() = ''", /read_text/],
    ["system.main.getenv('PATH') = ''", /getenv/],
    ["main.read_text('x') = ''", /read_text/],
    // the clock and chance
    ['random() > 0.5', /random/],
    ['now() > since', /now/],
    ['current_date > since', /no column|current_date/],
    ['age(since) is null', /function age/],
    // large values from small ones
    ["repeat('x', 1000000000) = ''", /repeat/],
    ['len(range(1000000000)) = 1', /range/],
    ["printf('%999999999d', 1) = ''", /printf/],
    ["lpad(sex, 1000000000, 'x') = ''", /lpad/],
    [`len(replace(replace(email, 'a', '${'b'.repeat(40)}'), 'b', '${'c'.repeat(40)}')) > 1`, /times as long/],
    ["len(replace(replace(email, 'a', email), 'a', 'bc')) > 1", /times as long/],
    [
      `len(regexp_replace(regexp_replace(email, '', '${'b'.repeat(40)}'), '', '${'c'.repeat(40)}')) > 1`,
      /times as long/,
    ],
    [`len(${'hex('.repeat(12)}email${')'.repeat(12)}) > 1`, /times as long/],
    // columns and types
    ['salary > 1', /salary is no column of data test/],
    ["age > 'x' and upper(age, sex)", /does not fit/],
    // sizes
    [`age in (${Array.from({ length: 3000 }, (_, i) => i).join(',')})`, /characters/],
    [`${'('.repeat(500)}age${')'.repeat(500)} > 1`, /nest/],
    ['age > 1 \0 or true', /NUL/],
  ] as const)('%s', async (expression, reason) => {
    expect(await check(expression)).toMatch(reason);
  });

  it('deep chains without brackets end in an answer, not in the death of the process', async () => {
    for (const expression of [
      `${'not '.repeat(950)} true`,
      `${'- '.repeat(1900)}age > 1`,
      Array.from({ length: 600 }, () => 'age').join(' + '),
    ]) {
      expect(['string', 'undefined']).toContain(typeof (await check(expression)));
    }
    expect(await check('age > 1')).toBeUndefined();
  });
});
