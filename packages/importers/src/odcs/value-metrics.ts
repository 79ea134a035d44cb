// Metrics that count values of a property: missing ones, and invalid ones.
import type { MapNode, ScalarNode } from '@modelgate/core/source';
import { judged, list, map, refined, scalar, type Demanded } from '../section.ts';
import { labelOf, missing, textOf, valueOf } from './column.ts';
import { aList, aText, problem, skip, take } from './reading.ts';
import { countWanted, type Counted, type QualityRule } from './rule.ts';
import { expressionFor } from './text-options.ts';
import { oneOf, type Value } from './value-sets.ts';
import { matching } from './patterns.ts';

export function nullValues(quality: QualityRule, _: MapNode, none: boolean): readonly Demanded[] {
  const column = quality.subject.column!;
  const own = {
    keys: ['nulls'],
    value: (max: ScalarNode) => refined('max', max, quality.severity, max.at),
    ofAllRows: true,
  };
  return countWanted(quality, { called: `${labelOf(column)}: missing`, sql: missing(column), own }, none);
}

export function missingValues(quality: QualityRule, given: MapNode, none: boolean): readonly Demanded[] {
  const column = quality.subject.column!;
  const values = valuesAt(given, 'missingValues', quality);
  if (values === undefined) return [];
  const listed = values.length === 0 ? '' : ` or coalesce(${oneOf(column, values)}, false)`;
  return countWanted(quality, { called: `${labelOf(column)}: missing`, sql: `${missing(column)}${listed}` }, none);
}

export function invalidValues(quality: QualityRule, given: MapNode, none: boolean): readonly Demanded[] {
  const { reading, subject, what, keyAt, severity } = quality;
  const column = subject.column!;
  const values = given.entries.has('validValues') ? valuesAt(given, 'validValues', quality) : [];
  const pattern = take(given, 'pattern', aText, reading);
  const re2 = pattern && expressionFor(pattern, what, reading);
  if (values === undefined || (given.entries.has('pattern') && re2 === undefined)) return [];
  if (values.length === 0 && re2 === undefined) {
    skip(reading, what, keyAt, 'it says neither which values are valid nor a pattern', severity);
    return [];
  }
  const broken = [
    ...(values.length === 0 ? [] : [`not ${oneOf(column, values)}`]),
    ...(re2 === undefined ? [] : [`not ${matching(textOf(column), re2)}`]),
  ];
  const sql = `coalesce(${broken.join(' or ')}, false)`;
  const sayable = broken.length === 1 && re2?.trim() !== '';
  const ofText = re2 === undefined || textOf(column) === valueOf(column);
  const own = sayable && ofText ? validity(quality, values, re2, given) : undefined;
  return countWanted(quality, { called: `${labelOf(column)}: invalid`, sql, ...(own && { own }) }, none);
}

/**
 * The policy's `in` or `matches`. These count shares of the rows with
 * a value, which are shares of all rows only where every row has one.
 */
function validity(
  { severity, subject }: QualityRule,
  values: readonly Value[],
  re2: string | undefined,
  given: MapNode,
): NonNullable<Counted['own']> {
  const [key, inner, argument] =
    re2 === undefined ? (['in', 'values', 'validValues'] as const) : (['matches', 'pattern', 'pattern'] as const);
  const entry = given.entries.get(argument)!;
  const { at } = entry.value;
  const written =
    re2 === undefined
      ? list(
          values.map((value) => scalar(value.is, value.at)),
          at,
        )
      : scalar(re2, at);
  return {
    keys: [key],
    value: (max) =>
      max.value === 0 && severity === 'block'
        ? written
        : map(at, [inner, entry.keyAt, written], ['violations', max.at, max], ...judged(severity, max.at)),
    ofAllRows: subject.column?.required === true,
  };
}

/** The plain values of a list, without null; undefined, with a problem or listed as not evaluated, where there is no such list. */
function valuesAt(
  given: MapNode,
  key: string,
  { what, keyAt, severity, reading }: QualityRule,
): readonly Value[] | undefined {
  const written = take(given, key, aList, reading);
  if (written === undefined) {
    if (!given.entries.has(key)) skip(reading, what, keyAt, `its argument ${key} is not there`, severity);
    return undefined;
  }
  const odd = written.is.items.find((item) => item.kind !== 'scalar');
  if (odd !== undefined) {
    problem(reading, 'policy/wrong-type', odd.at, `${key} holds a ${odd.kind}, expected plain values`, 'write [a, b]');
    return undefined;
  }
  return written.is.items.flatMap((item) =>
    item.kind === 'scalar' && item.value !== null ? [{ is: item.value, at: item.at }] : [],
  );
}
