// What one column makes be proposed, and what it must not.
import type { Json } from '@modelgate/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestGroups } from './groups.ts';
import { suggestLevels } from './levels.ts';
import { suggestNulls } from './nulls.ts';
import { suggestOutliers } from './outliers.ts';
import { isPersonalName } from './personal.ts';
import type { Profile } from './profile.ts';
import { suggestRange } from './range.ts';
import { spreadOfCounts } from './spread.ts';
import type { Suggestion } from './suggestion.ts';
import { suggestDuplicates, suggestRows } from './table.ts';
import { suggestType, textDoubt } from './type.ts';

function columnOf(counts: Readonly<Record<string, number>>, kind: Profile['kind'], missing = 0): Profile {
  const all = new Map(Object.entries(counts));
  const present = [...all.values()].reduce((sum, n) => sum + n, 0);
  const spread = kind === 'text' ? undefined : spreadOfCounts(all);
  return {
    column: { name: 'x', type: kind === 'text' ? 'VARCHAR' : 'BIGINT' },
    kind,
    rows: present + missing,
    present,
    counts: all,
    distinct: all.size,
    ...(spread && { spread }),
  };
}

function rules(found: Suggestion | readonly Suggestion[] | undefined): Readonly<Record<string, Json>> {
  const all = found === undefined ? [] : 'key' in found ? [found] : found;
  return Object.fromEntries(all.map(({ key, value }) => [key, value]));
}

/** Rows of each whole number from `from` on. */
const steps = (from: number, ...rows: readonly number[]): Record<string, number> =>
  Object.fromEntries(rows.map((n, i) => [String(from + i), n]));

it('yes and no are words, and no doubt', () => {
  const shape = {
    shortest: 2,
    longest: 3,
    madeOf: [0, 0, 500, 0, 0, 500],
    typed: 500,
    marked: 0,
    markers: [],
    emails: 0,
  };
  const answers: Profile = { ...columnOf({ yes: 200, no: 300 }, 'text'), shape };
  expect(textDoubt(answers)).toBeUndefined();
  expect(rules(suggestType(answers))).toEqual({ type: 'string' });
  const sexes: Profile = { ...columnOf({ F: 302, M: 198 }, 'text'), shape: { ...shape, typed: 302 } };
  expect(textDoubt(sexes)).toBeUndefined();
  expect(rules(suggestType(sexes))).toEqual({ type: 'string' });
  const days: Profile = { ...columnOf({ '1.2.2024': 200, '3.4.2025': 300 }, 'text'), shape };
  expect(textDoubt(days)).toContain('each value spells a number, a time, or true and false');
  expect(suggestType(days)).toBeUndefined();
});

it('the fewest rows are a whole number, at most half of those there are, or the only one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1e9 })), (rows) => {
      const { min } = suggestRows(rows).value as { min: number };
      expect(min).toSatisfy(Number.isInteger);
      expect(min).toBeGreaterThanOrEqual(1);
      expect(min).toBeLessThanOrEqual(Math.max(1, rows / 2));
    }),
  );
});

it('duplicates are limited from 50 rows on', () => {
  const limit = (considered: number, violating: number): unknown =>
    suggestDuplicates('t', [], () => ({ considered, violating }) as never)?.value;
  expect(limit(49, 0)).toBeUndefined();
  expect(limit(120, 0)).toBe('12%');
  expect(limit(120, 61)).toBeUndefined();
});

describe('groups', () => {
  const called = (name: string, profile: Profile): Profile => ({ ...profile, column: { ...profile.column, name } });
  const two = columnOf({ a: 400, b: 40 }, 'text');

  it.each(['sex', 'Gender', 'maritalStatus', 'marital-status', 'applicant_race', 'ethnicity', 'age_group'])(
    'are proposed of %s',
    (name) => {
      expect(suggestGroups(called(name, two))).toMatchObject({ column: name });
    },
  );

  it.each(['vehicle_age', 'page', 'wage', 'sextet', 'traceback', 'brace', 'workclass', 'sex_first_name'])(
    'are not of %s',
    (name) => {
      expect(suggestGroups(called(name, two))).toBe(undefined);
    },
  );

  it('need two that can be compared, and not too many', () => {
    expect(suggestGroups(called('sex', columnOf({ a: 400, b: 29 }, 'text')))).toBe(undefined);
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`g${i}`, 40]));
    expect(suggestGroups(called('race', columnOf(many, 'text')))).toBe(undefined);
  });

  it('of an age are cut inside of its range, and evidence tells no value', () => {
    const age = called('age', columnOf(steps(30, ...Array.from({ length: 25 }, () => 20)), 'integer'));
    expect(suggestGroups(age)).toMatchObject({ bins: [45] });
    expect(suggestGroups(called('sex', two))!.evidence).not.toMatch(/\b[ab]\b(?! )/);
    expect(suggestGroups(called('age', columnOf(steps(30, 500), 'integer')))).toBe(undefined);
  });
});

describe('nulls', () => {
  it.each([
    ['none of many', 1000, 0, { nulls: 0 }],
    ['none of few: three of so many may be', 100, 0, { nulls: '3%' }],
    ['all', 0, 500, {}],
  ])('%s', (_, present, missing, expected) => {
    expect(rules(suggestNulls(columnOf(present > 0 ? { a: present } : {}, 'text', missing)))).toEqual(expected);
  });

  it('hides how few there are', () => {
    expect(suggestNulls(columnOf({ a: 1000 }, 'text', 3))!.evidence).toContain('1 to 4 of 1,003 rows');
  });
});

describe('range', () => {
  it.each<[string, Record<string, number>, Record<string, Json>]>([
    ['months', steps(1, ...Array.from({ length: 12 }, () => 100)), { min: 1, max: 12 }],
    ['an origin and a thin tail', steps(0, 500, 200, 80, 30, 10, 2, 1), { min: 0 }],
    [
      'a top-coded tail',
      { ...steps(0, 500, 200, 80, 30, 10), 99999: 50 },
      { min: 0, max: { value: 99999, violations: '1.7%' } },
    ],
    ['bell-shaped, out of reach of 0 by chance only', steps(1, 3, 30, 120, 300, 120, 30, 3), {}],
    ['crossing 0', steps(-3, 30, 120, 300, 120, 30), {}],
    ['the ends of a few rows, far above 0', steps(90, 1, 50, 300, 300, 50, 1), { min: 0 }],
    ['ends that many rows stand on', steps(17, 100, 110, 90, 100), { min: 0, max: { value: 20, violations: '3.7%' } }],
    ['few rows', steps(1, 20, 20, 20), {}],
    ['one value', { 7: 1000 }, {}],
  ])('%s', (_, counts, expected) => {
    expect(rules(suggestRange(columnOf(counts, 'integer')))).toEqual(expected);
  });
});

describe('outliers', () => {
  const outliers = (rows: readonly number[], violating: number): unknown => {
    const column = columnOf(steps(50, ...rows), 'integer');
    const known = () => ({ violating, considered: column.present }) as never;
    return suggestOutliers('t', column, known)?.value;
  };

  it('are limited where many numbers repeat and none is frequent', () => {
    expect(outliers(Array(20).fill(50), 0)).toBe('1.5%');
  });

  it('have room for fences that lie a step further in', () => {
    expect(outliers(Array(1000).fill(1), 16)).toBe(outliers(Array(20).fill(50), 8));
  });

  it('are not looked for where one number is frequent, or there are few rows', () => {
    expect(outliers([500, ...Array(20).fill(50)], 0)).toBeUndefined();
    expect(outliers(Array(20).fill(14), 0)).toBeUndefined();
  });
});

describe('levels', () => {
  it.each<[string, Record<string, number>, Record<string, Json>]>([
    ['about as frequent', { a: 500, b: 400, c: 300 }, { in: ['a', 'b', 'c'] }],
    ['thinning out', { a: 5000, b: 400, c: 30 }, { in: { values: ['a', 'b', 'c'], violations: '0.28%' } }],
    ['one of a few rows is not named', { a: 500, b: 400, c: 4 }, { in: { values: ['a', 'b'], violations: '3.4%' } }],
    ['an empty one', { a: 500, b: 400, '': 300 }, { in: ['a', 'b', ''] }],
    ['many rare ones', { a: 500, ...steps(0, ...Array.from({ length: 40 }, () => 2)) }, {}],
    ['one only', { a: 500 }, {}],
    ['few rows', { a: 100, b: 100 }, {}],
  ])('%s', (_, counts, expected) => {
    expect(rules(suggestLevels(columnOf(counts, 'text')))).toEqual(expected);
  });
});

describe('names of personal data', () => {
  it.each([
    'email',
    'E-Mail',
    'customerName',
    'first_name',
    'SSN',
    'phone',
    'home address',
    'date_of_birth',
    'patient.id',
    'surname',
  ])('%s', (name) => expect(isPersonalName(name)).toBe(true));
  it.each(['age', 'sex', 'carrier', 'shipping', 'filename', 'tips', 'education_num', 'addressable', 'scorecard'])(
    'not %s',
    (name) => expect(isPersonalName(name)).toBe(false),
  );
});
