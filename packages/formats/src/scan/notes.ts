// Anomalies of one part as they are found: printable, and not more than people read.
import type { AnomalyCode, AnomalyFact } from '@modelgate/core';
import { oneLine } from './one-line.ts';

/** How many anomalies of each code are kept; a file can have millions. */
const OF_EACH = 20;

export interface Notes {
  readonly list: readonly AnomalyFact[];
  readonly note: (code: AnomalyCode, detail: string, offset?: number) => void;
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
      list.push({ code, detail: oneLine(detail), ...(offset !== undefined && { offset }) });
    },
  };
}
