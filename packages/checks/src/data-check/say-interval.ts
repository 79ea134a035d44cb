// An observed drift in words, with the interval of the judged estimate where there is one.
import type { Decided } from '@modelgate/core';

/** '0.7 sd away, n = 400 (reference 400), 95 % interval 0.54 to 0.85'; `text` formats an end. */
export function seenWithInterval(
  { claim, confidence }: Decided,
  interval: Decided['interval'],
  text: (end: number) => string,
): string {
  const seen = 'fact' in claim ? claim.reason : (claim.detail ?? '');
  return interval ? `${seen}, ${confidence * 100} % interval ${interval.map((end) => text(end)).join(' to ')}` : seen;
}
