// Anomalies of one part as they are found: printable, and not more than people read.
import { printable } from '@modelgate/core/found';
import type { AnomalyCode, AnomalyFact } from '@modelgate/core';

/** Of each code so many are kept; a file can have millions. */
const OF_EACH = 20;
const LONGEST = 200;

export interface Notes {
  readonly list: readonly AnomalyFact[];
  note(code: AnomalyCode, detail: string, offset?: number): void;
}

export function makeNotes(): Notes {
  const list: AnomalyFact[] = [];
  const times = new Map<AnomalyCode, number>();
  return {
    list,
    note(code, detail, offset) {
      const before = times.get(code) ?? 0;
      times.set(code, before + 1);
      if (before >= OF_EACH) return;
      const text = printable(detail.slice(0, LONGEST)).slice(0, LONGEST);
      list.push({ code, detail: text, ...(offset !== undefined && { offset }) });
    },
  };
}
