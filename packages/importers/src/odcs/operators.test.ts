// What each operator means, the ends of mustBeBetween above all: the standard's text leaves them outside, its table's ∈ would not.
import { parseYaml, type MapNode } from '@modelgate/core/source';
import { expect, test } from 'vitest';
import { within } from '@modelgate/core';
import { mustOf } from './operators.ts';

const numbers = [-1, 0, 1, 4.5, 5, 5.5, 99, 100, 101];

function kept(rule: string): readonly number[] {
  const root = parseYaml('c.yaml', new TextEncoder().encode(rule)).root as MapNode;
  const must = mustOf(root, { version: '3.1', problems: [], notEvaluated: [] });
  return numbers.filter((n) => within(n, must!.within));
}

test.each([
  ['mustBe: 5', [5]],
  ['mustNotBe: 5', [-1, 0, 1, 4.5, 5.5, 99, 100, 101]],
  ['mustBeGreaterThan: 5', [5.5, 99, 100, 101]],
  ['mustBeGreaterOrEqualTo: 5', [5, 5.5, 99, 100, 101]],
  ['mustBeLessThan: 5', [-1, 0, 1, 4.5]],
  ['mustBeLessOrEqualTo: 5', [-1, 0, 1, 4.5, 5]],
  ['mustBeBetween: [0, 100]', [1, 4.5, 5, 5.5, 99]],
  ['mustNotBeBetween: [0, 100]', [-1, 0, 100, 101]],
  ['mustBe: true', [1]],
])('%s', (rule, expected) => {
  expect(kept(rule)).toEqual(expected);
});

test('between is greater and less, as the standard says; several operators hold together', () => {
  expect(kept('mustBeBetween: [0, 100]')).toEqual(kept('{ mustBeGreaterThan: 0, mustBeLessThan: 100 }'));
  expect(kept('{ mustBeGreaterOrEqualTo: 0, mustNotBe: 5, mustBeLessThan: 100 }')).toEqual([0, 1, 4.5, 5.5, 99]);
});
