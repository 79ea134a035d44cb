// Joins a report's own words to plain sentences, without adding to what the check said.
import { countText, plural } from '@modelgate/core';
import type { Finding, Place, Report } from '@modelgate/core';

/** '0.846 (0.840 – 0.851), n = 16,281; expected at least 0.860; baseline 0.872'. The outcome is left out, since pages show it before. */
export function foundText({ message, outcome }: Finding): string {
  const { observed, expected, change } = message;
  const found = observed.startsWith(`${outcome}: `) ? observed.slice(outcome.length + 2) : observed;
  return joined('; ', [found, expected === '' ? '' : `expected ${expected}`, change ?? '']);
}

/** Who waived the finding, until when and why; '' when nobody did. */
export function waiverText({ waived }: Finding): string {
  return waived === undefined ? '' : `waived until ${waived.until} by ${waived.owner}: ${waived.reason}`;
}

/** 'allowed by bob: fine', or how much of it the line says; '' when no line allows it. */
export function allowedText({ allowed }: Finding): string {
  if (allowed === undefined) return '';
  return joined(': ', [`allowed by ${allowed.owner ?? 'the policy'}`, allowed.reason ?? '']);
}

/** Where in a file: 'data/test.parquet: 17 rows'. No keys of rows, which can be personal. */
export function placeText({ path, members, object, bytes, rows, text }: Place): string {
  const inside = [
    members === undefined ? '' : `in ${members.join(' / ')}`,
    object ?? '',
    bytes === undefined ? '' : bytesText(bytes),
    rows === undefined ? '' : plural(rows.count, 'row'),
    text === undefined ? '' : `line ${text.start.line}`,
  ];
  return joined(': ', [path, joined(', ', inside)]);
}

/** 'bytes 40 to 57', or 'byte 40' where a place has no length. */
function bytesText({ offset, length }: NonNullable<Place['bytes']>): string {
  return length === 0 ? `byte ${offset}` : `bytes ${offset} to ${offset + length}`;
}

/**
 * A text for each thing that was not fully evaluated: 'slices: 1 of 8 (race = Other has 14 rows, fewer than 30)', or that is not
 * there: 'baseline (the policy says baseline: none)'.
 */
export function lacks({ coverage }: Report): readonly string[] {
  return coverage
    .filter(({ evaluated, expected, missing }) => evaluated < expected || (expected === 0 && missing.length > 0))
    .map(({ what, evaluated, expected, missing }) => {
      const counts = expected === 0 ? '' : `: ${countText(expected - evaluated)} of ${countText(expected)}`;
      const more = missing.length > shownReasons ? [`and ${plural(missing.length - shownReasons, 'more reason')}`] : [];
      const why = joined('; ', [...missing.slice(0, shownReasons), ...more]);
      return `${what}${counts}${why === '' ? '' : ` (${why})`}`;
    });
}

const shownReasons = 3;

function joined(separator: string, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(separator);
}
