// Notes on how data of many files was read: how many files were new, and which checks read all of them. They explain why a run was fast or
// slow.
import { dataChecks } from '@modelgate/checks';
import { countText, isByFile, isThere, plural, type DataMetric, type Ports } from '@modelgate/core';
import type { ValidationPlan } from './plan.ts';

/** Metrics beside those of the rules: for the comparison with the base branch, and for the correlation of columns. */
export interface MeasuredBeside {
  readonly changed: readonly DataMetric[];
  readonly together: readonly DataMetric[];
}

/** `plans`: head's, and the base branch's where both look at the same tables. */
export function readingNotes(
  plans: readonly ValidationPlan[],
  { changed, together }: MeasuredBeside,
  ports: Ports,
): readonly string[] {
  return Object.entries(plans[0]!.tables).flatMap(([role, table]) => {
    if (!isThere(table) || !table.byFile) return [];
    const { files, read } = ports.data.filesRead!(table.ref);
    const wholeIn = (metrics: readonly DataMetric[], what: string): string[] =>
      withNeeds(metrics).some((metric) => readsWhole(metric, role)) ? [what] : [];
    const whole = [
      ...checksReadingWhole(role, plans),
      ...wholeIn(changed, 'the comparison with the base branch'),
      ...wholeIn(together, 'how columns vary together'),
    ];
    return [whole.length === 0 ? byFileNote(role, files, read) : wholeNote(role, files, whole)];
  });
}

function byFileNote(role: string, files: number, read: number): string {
  if (read === files)
    return `All ${countText(files)} files of ${role} were read; what was measured of each is kept for later runs.`;
  return `Of ${countText(files)} files of ${role}, ${countText(read)} ${read === 1 ? 'was' : 'were'} read; what was measured of the others before was kept by the digests of their bytes.`;
}

function wholeNote(role: string, files: number, whole: readonly string[]): string {
  return `All ${plural(files, 'file')} of ${role} were read for ${whole.join(', ')}: that is measured on the whole, not file by file.`;
}

/** Checks with a metric on this role that cannot be measured file by file. */
function checksReadingWhole(role: string, plans: readonly ValidationPlan[]): readonly string[] {
  const reading = plans.flatMap(({ demands, facts }) =>
    demands.filter(({ check, params }) => {
      const { data = [] } = dataChecks.find(({ id }) => id === check)!.asks(params, facts);
      return withNeeds(data).some((metric) => readsWhole(metric, role));
    }),
  );
  return [...new Set(reading.map(({ check }) => check))].sort();
}

function withNeeds(metrics: readonly DataMetric[]): readonly DataMetric[] {
  return metrics.flatMap((metric) => [metric, ...withNeeds(Object.values(metric.needs ?? {}))]);
}

function readsWhole(metric: DataMetric, role: string): boolean {
  // The time of the last commit is not read from rows.
  if (metric.from === 'probe' && metric.reads === undefined) return false;
  const others = metric.from === 'query' ? Object.values(metric.others ?? {}) : [];
  return !isByFile(metric) && [metric.on, ...others.map(({ on }) => on)].includes(role);
}
