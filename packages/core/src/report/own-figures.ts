// Whether the figures that a report shows are those that its decisions rest on.
import { interval, type Estimate } from '@modelgate/stats';
import { canonicalJson } from '../json.ts';
import { near } from './near.ts';
import type { Report } from './types.ts';

/** A line for each measurement that a decision of this change's policy knows otherwise, and for each interval that does not follow from its estimate. */
export function ownFigures(report: Report): readonly string[] {
  return [...new Set([...otherMeasurements(report), ...otherIntervals(report)])];
}

function otherMeasurements({ findings, measurements }: Report): readonly string[] {
  const claims = findings
    .filter(({ from }) => from === 'head')
    .flatMap(({ leaves }) => leaves.flatMap(({ claim }) => ('must' in claim ? [claim] : [])));
  return claims.flatMap(({ estimate, of }) => {
    const shown = measurements[estimate];
    return shown === undefined || canonicalJson(shown) === canonicalJson(of)
      ? []
      : [`the report shows another ${estimate} among its measurements than it decided on`];
  });
}

function otherIntervals({ confidence, intervals, measurements }: Report): readonly string[] {
  return Object.entries(intervals).flatMap(([id, shown]) => {
    const ends = intervalOf(measurements[id], confidence);
    return ends?.every((end, i) => near(end, shown[i]!))
      ? []
      : [`the interval of ${id} does not follow from its estimate`];
  });
}

/** Undefined where the figures allow none: a report may come from anybody. */
function intervalOf(estimate: Estimate | undefined, confidence: number): readonly number[] | undefined {
  if (estimate?.kind !== 'known') return undefined;
  try {
    return interval(estimate, confidence);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}
