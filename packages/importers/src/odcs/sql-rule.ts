// A quality rule of type sql: the value of its query, which must be an aggregate over the object itself.
import { countsIn } from '../interval.ts';
import { scalar, type Demanded } from '../section.ts';
import { violating } from './column.ts';
import { readQuery } from './query.ts';
import { aText, shown, skip, take } from './reading.ts';
import { mustOrNone, valueWanted, type QualityRule } from './rule.ts';

export function sqlWanted(quality: QualityRule): readonly Demanded[] {
  const { rule, subject, severity, what, reading } = quality;
  const written = take(rule, 'query', aText, reading);
  if (written === undefined) return [];
  const { tables, columns, column } = subject;
  const query = readQuery(written.is, { tables, columns: [...columns.values()], ...(column && { column }) });
  if ('refused' in query) {
    skip(reading, what, written.keyAt, shown(query.refused), severity);
    return [];
  }
  const must = mustOrNone(quality, false);
  if (must === undefined) return [];
  const name = quality.name ?? `${what}: its query`;
  const [only, ...more] = countsIn(must.within);
  if (query.counts === undefined || more.length > 0 || only?.max === undefined || only.min !== undefined)
    return [valueWanted(quality, name, query.value, must, must.within)];
  const max = scalar(only.max, must.highAt);
  return [violating({ name, sql: query.counts, max, severity, keyAt: must.highAt })];
}
