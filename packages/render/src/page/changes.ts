// What the change changed: the model's bytes, and the metrics that moved beyond chance.
import type { MetricRow, Report, Subject } from '@modelgate/core';
import { baseName, idsOf } from '../links.ts';
import { code, md, tableHead, tableRow } from '../text/markdown.ts';
import { plural } from '../words.ts';
import type { Section } from './fit.ts';

/** 'sha256:9f2c9f2c9f2c…' is enough to tell two apart. */
export function shortDigest(digest: string): string {
  return digest.length > 19 ? digest.slice(0, 19) : digest;
}

/** Empty when there is nothing to compare with: the coverage says why. */
export function changes(report: Report): readonly Section[] {
  const moved = report.rows.filter(
    (row) => row.slice === '' && row.change !== undefined && isBeyondChance(report, row),
  );
  const still = report.rows.filter((row) => row.slice === '' && row.change !== undefined).length - moved.length;
  const model = modelText(report);
  const calm = still === 0 ? '' : `${plural(still, 'metric')} did not change beyond chance.`;
  if (moved.length === 0)
    return model + calm === '' ? [] : [{ open: '', rows: [[model, calm].filter(Boolean).join(' ')], close: () => '' }];
  const base = md(baseName(idsOf(report)));
  return [
    {
      open: `${model}\n\n${tableHead(['metric', 'now', base, 'change'])}`.trimStart(),
      rows: moved.map((row) =>
        tableRow([md(row.title), md(row.candidate), md(row.baseline ?? '–'), md(row.change ?? '–')]),
      ),
      close: (hidden) =>
        [hidden === 0 ? '' : `\n… and ${plural(hidden, 'more metric')}.`, calm === '' ? '' : `\n${calm}`].join(''),
    },
  ];
}

/** The interval of the change leaves out no change at all. */
function isBeyondChance({ intervals }: Report, { estimates }: MetricRow): boolean {
  const interval = intervals[estimates.at(-1) ?? ''];
  return interval !== undefined && (interval[0] > 0 || interval[1] < 0);
}

function modelText({ subjects }: Report): string {
  const model = subjects.find((subject) => subject.kind === 'model');
  const baseline = subjects.find((subject) => subject.kind === 'baseline');
  if (model === undefined || baseline === undefined) return '';
  if (model.digest === baseline.digest) return 'The model is the baseline, byte for byte.';
  return `The model is ${digestText(model)}, the baseline ${digestText(baseline)}.`;
}

function digestText({ digest }: Subject): string {
  return code(shortDigest(digest));
}
