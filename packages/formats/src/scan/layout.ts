// Where the tensors of one file lie: in range, each byte of the data exactly once.
import type { Collector } from './collector.ts';

export interface Extent {
  readonly name: string;
  /** Bytes from the start of the data, end not included. */
  readonly from: number;
  readonly to: number;
}

/**
 * Notes extents beyond the data, over each other, and bytes that belong to none. `padding`: the largest gap that alignment
 * explains. `origin`: where the data starts in the file, for people.
 */
export function checkLayout(
  extents: readonly Extent[],
  data: { readonly size: number; readonly origin: number; readonly padding: number },
  into: Collector,
): void {
  const order = [...extents].sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  let last = '';
  for (const { name, from, to } of order) {
    const at = data.origin + from;
    if (to > data.size) into.anomaly('offset-out-of-range', `${name} ends ${to - data.size} bytes behind the data`, at);
    if (from < end) into.anomaly('offsets-overlap', `${name} lies over ${last}`, at);
    else if (from - end > data.padding)
      into.anomaly('offsets-gap', `${from - end} bytes before ${name} belong to no tensor`, data.origin + end);
    if (to > end) [end, last] = [to, name];
  }
  const behind = data.size - end;
  if (behind > data.padding)
    into.anomaly('trailing-bytes', `${behind} bytes behind the last tensor belong to none`, data.origin + end);
}
