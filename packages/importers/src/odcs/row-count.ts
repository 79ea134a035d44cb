// The metric rowCount of an object.
import type { Interval } from '@modelgate/core';
import { countsIn } from '../interval.ts';
import { refined, scalar, type Demanded } from '../section.ts';
import { skip } from './reading.ts';
import { mustOrNone, noSuchCount, unitOf, valueWanted, type QualityRule } from './rule.ts';

export function rowCount(quality: QualityRule): readonly Demanded[] {
  const { severity, reading, what } = quality;
  const unit = unitOf(quality);
  if (unit === 'percent') skip(reading, what, quality.keyAt, 'a number of rows has no percentage', severity);
  const must = unit === 'rows' ? mustOrNone(quality, false) : undefined;
  if (must === undefined) return [];
  const counts = countsIn(must.within);
  const inSql = (within: readonly Interval[]): Demanded =>
    valueWanted(quality, quality.name ?? 'rows', 'count(*)', must, within);
  const [only] = counts;
  if (counts.length > 1) return [inSql(counts)];
  if (only === undefined) return noSuchCount(quality, must);
  const limits = [
    ['min', only.min ?? (only.max === undefined ? 0 : undefined), must.lowAt],
    ['max', only.max, must.highAt],
  ] as const;
  return limits.flatMap(([key, value, at]): readonly Demanded[] => {
    if (value === undefined) return [];
    const written = refined('value', scalar(value, at), severity, at);
    return [{ path: ['rows', key], keyAt: at, value: written, otherwise: inSql([{ [key]: value }]) }];
  });
}
