// The shape of a column's texts, which contains none of them: lengths, alphabets, whether they spell numbers, times or truth values.
import { id, metricId, sql, type Row, type Scan } from '@modelgate/core';
import { countIf } from '../data-metric/violations.ts';
import { isMarker, markerBits, markersIn } from './markers.ts';

/** Alphabets of codes, the narrowest first, as RE2 writes them. */
export const alphabets = ['[0-9]', '[A-Z]', '[a-z]', '[0-9a-f]', '[A-Z0-9]', '[A-Za-z0-9]'] as const;

/** Patterns of numbers (with a comma or a percent sign too), days, times, true and false; trying casts that fail would take twenty times as long. */
const TYPED = [
  String.raw`\s*[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+|[0-9]{1,3}(,[0-9]{3})+[.][0-9]*)(e[+-]?[0-9]+)?\s*%?\s*`,
  String.raw`[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}.*`,
  String.raw`[0-9]{1,2}:[0-9]{2}.*`,
  'true|false|t|f|yes|no|nan|inf|infinity',
].join('|');

export interface Shape {
  /** Characters of the shortest and the longest text. */
  readonly shortest: number;
  readonly longest: number;
  /** For each of the `alphabets`, how many texts consist of it alone. */
  readonly madeOf: readonly number[];
  /** Texts that spell a number, a time or a truth value: with these alone, a CSV file's column would have another type. */
  readonly typed: number;
  /** Texts that usually stand for missing values, and which of them occur. */
  readonly marked: number;
  readonly markers: readonly string[];
  /** Texts with an @ between others. */
  readonly emails: number;
}

/** State: [shortest, longest, emails, typed, marked, bits of markers, of each alphabet]. */
export function textShape(on: string, column: string): Scan<Shape | undefined, readonly (number | null)[]> {
  const x = id(column);
  return {
    id: metricId('text-shape', on, column),
    version: 2,
    on,
    reads: [{ column, as: ['text'] }],
    from: 'scan',
    select: () => [
      sql`min(length(${x}))`,
      sql`max(length(${x}))`,
      countIf(sql`contains(${x}, '@')`),
      countIf(sql`regexp_full_match(${x}, ${TYPED}, 'i')`),
      countIf(isMarker(x)),
      markerBits(x),
      ...alphabets.map((alphabet) => countIf(sql`regexp_full_match(${x}, ${`${alphabet}+`})`)),
    ],
    read: (cells: Row) => cells as readonly (number | null)[],
    finish: ([shortest, longest, emails, typed, marked, bits, ...madeOf]) =>
      typeof shortest === 'number' && typeof longest === 'number'
        ? {
            shortest,
            longest,
            emails: emails!,
            typed: typed!,
            marked: marked!,
            markers: markersIn(bits!),
            madeOf: madeOf.map((n) => n!),
          }
        : undefined,
  };
}
