// What the change altered: the model's bytes, and the metrics or columns of data whose change has an interval without 0.
import { countText } from '@modelgate/core';
import type { MetricRow, Report, Subject } from '@modelgate/core';
import { baseName } from '../links.ts';
import { code, md, tableHead, tableRow } from '../text/markdown.ts';
import { plural } from '../words.ts';
import type { Section } from './fit.ts';

/** 'sha256:9f2c9f2c9f2c…', which is enough to distinguish two digests. */
export function shortDigest(digest: string): string {
  return digest.length > 19 ? digest.slice(0, 19) : digest;
}

/** The judged metrics that moved; empty when there is nothing to compare with, for which the coverage gives the reason. */
export function changes(report: Report): readonly Section[] {
  const compared = report.rows.filter((row) => row.slice === '' && row.change !== undefined);
  const moved = compared.filter((row) => hasMoved(report, row));
  const shown = moved.filter((row) => isJudged(report, row));
  const what = report.data === undefined || report.model !== '' ? 'metric' : 'column';
  const other = shown.length > 0 ? `other ${what}` : what;
  const rest = restText(report, other, moved.length - shown.length, compared.length - moved.length);
  const first = modelText(report);
  if (shown.length === 0)
    return first + rest === '' ? [] : [{ open: '', rows: [`${first} ${rest}`.trim()], close: () => '' }];
  return [
    {
      open: `${first}\n\n${tableHead([what, 'now', md(baseName(report)), 'change'])}`.trimStart(),
      rows: shown.map((row) =>
        tableRow([md(row.title), md(row.candidate), md(row.baseline ?? '–'), md(row.change ?? '–')]),
      ),
      close: (hidden) =>
        [hidden === 0 ? '' : `\n… and ${plural(hidden, `more ${what}`)}.`, rest === '' ? '' : `\n${rest}`].join(''),
    },
  ];
}

/** '12 other metrics changed and 1 did not, each by its own 95 % interval.' These intervals are not corrected for how many there are. */
function restText({ confidence }: Report, what: string, moved: number, still: number): string {
  const each = `${moved + still === 1 ? '' : 'each '}by its own ${Math.round(confidence * 1000) / 10} % interval`;
  if (moved === 0) return still === 0 ? '' : `${plural(still, what)} did not change, ${each}.`;
  return `${plural(moved, what)} changed${still === 0 ? '' : ` and ${countText(still)} did not`}, ${each}: see *All measurements*.`;
}

/** Whether a row is shown: a check of the policy asks about it, or it is about data, whose changes are always shown. */
function isJudged({ findings, model }: Report, { estimates }: MetricRow): boolean {
  if (model === '') return true;
  return findings.some(({ leaves }) =>
    leaves.some(({ claim }) => 'estimate' in claim && estimates.includes(claim.estimate)),
  );
}

/** Whether the interval of the change excludes 0. */
function hasMoved({ intervals }: Report, { estimates }: MetricRow): boolean {
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
