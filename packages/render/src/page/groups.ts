// Groups side by side, folded: rates with intervals, impact ratios, flipped decisions, and the results of other thresholds.
import { countText, percentText, ratioText } from '@modelgate/core';
import type {
  DecisionShares,
  EvidenceSection,
  FlipFigures,
  GroupRate,
  GroupRow,
  GroupTable,
  ImpactRow,
  ImpactTable,
  Report,
  Sweep,
  SweepPoint,
} from '@modelgate/core';
import { md, tableHead, tableRow } from '../text/markdown.ts';
import type { Section } from './fit.ts';
import { folded } from './tables.ts';

/** Thresholds that a page shows; report.json has up to 200. */
const SHOWN_THRESHOLDS = 20;

/** Rates and thresholds, which readers of the comment ask for first. */
export function groupRates({ groups = [], figures }: Report): readonly Section[] {
  return [...groups.flatMap(rateTable), ...(figures?.sweep ? sweepSection(figures.sweep) : [])];
}

/** Tables that only some readers need. */
export function groupFigures({ figures }: Report): readonly Section[] {
  const sets = figures?.sets ?? [];
  return [
    ...(figures?.decisions ?? []).flatMap(decisionSection),
    ...sets.flatMap(({ impact }) => impact.flatMap(impactSection)),
    ...sets.flatMap(({ flips }) => (flips ? flipSection(flips) : [])),
    ...folded('Who asks for such figures', '', (figures?.evidence ?? []).map(evidenceLine), 'section'),
  ];
}

type Interval = readonly [low: number, high: number];

function withInterval(value: number, [low, high]: Interval): string {
  return `${ratioText(value)} (${ratioText(low)} – ${ratioText(high)})`;
}

function rateTable({ by, rows, ungrouped }: GroupTable): readonly Section[] {
  const ids = [...new Set(rows.flatMap(({ candidate }) => Object.keys(candidate)))];
  const head = tableHead(['group', 'rows', 'positives', ...ids.map((id) => md(id.replaceAll('-', ' ')))]);
  const none = ungrouped === 0 ? '' : `, ${countText(ungrouped)} rows in none`;
  return folded(
    `Groups by ${by} (${rows.filter(({ group }) => group !== '').length}${none})`,
    head,
    rows.map((row) => rateRow(row, ids)),
    'group',
  );
}

function rateRow({ group, n, positives, candidate }: GroupRow, ids: readonly string[]): string {
  const rates = ids.map((id) => {
    const rate = Object.hasOwn(candidate, id) ? candidate[id] : undefined;
    return rate ? withInterval(rate.value, rate.interval) + shrunkText(rate) : '–';
  });
  return tableRow([
    group === '' ? 'all rows' : md(group),
    countText(n),
    positives === undefined ? '–' : countText(positives),
    ...rates,
  ]);
}

/** A section of a framework and the figures that may be filed there; whether they suffice, readers must judge. */
function evidenceLine({ framework, section, asks, figures }: EvidenceSection): string {
  return md(`${framework}, ${section}, asks for ${asks}: ${figures.join(', ')}`, 1000).replace(/^/, '- ');
}

/** The empirical Bayes estimate, where it differs visibly from the rate itself. */
function shrunkText({ value, shrunk }: GroupRate): string {
  return shrunk === undefined || Math.abs(shrunk - value) < 0.005 ? '' : `, shrunk ${ratioText(shrunk)}`;
}

function decisionSection({ by, classes, groups, furthest }: DecisionShares): readonly Section[] {
  const head = tableHead(['group', 'rows', ...classes.map((name) => md(name))]);
  const rows = groups.map(({ group, n, shares }) => tableRow([md(group), countText(n), ...shares.map(percentText)]));
  const apart = furthest
    ? `: ${furthest.groups.join(' and ')} lie furthest apart, total variation ${ratioText(furthest.totalVariation)}`
    : '';
  return folded(`Decisions by ${by}${apart}`, head, rows, 'group');
}

function impactSection({ by, of, rows, unknown, highest }: ImpactTable): readonly Section[] {
  const rate = of === 'selection' ? 'selection rate' : 'scoring rate';
  const head = tableHead(['category', 'rows', 'share', rate, 'impact ratio', 'Fisher’s p', 'standard deviations']);
  const to = highest === undefined ? '' : `, to ${highest}`;
  const none = unknown === 0 ? '' : `, ${countText(unknown)} rows of unknown category`;
  return folded(`Impact ratios by ${by}: ${rate}${to}${none}`, head, rows.map(impactRow), 'category');
}

function impactRow({
  category,
  n,
  share,
  rate,
  rateInterval,
  ratio,
  ratioInterval,
  fisher,
  z,
  leftOut,
}: ImpactRow): string {
  const impact = ratio === undefined ? '–' : ratioInterval ? withInterval(ratio, ratioInterval) : ratioText(ratio);
  return tableRow([
    md(category),
    countText(n),
    percentText(share),
    withInterval(rate, rateInterval),
    leftOut ? 'left out: few rows' : impact,
    fisher === undefined ? '–' : fisher < 0.001 ? '&#60; 0.001' : ratioText(fisher),
    z === undefined
      ? '–'
      : Math.abs(z)
          .toFixed(1)
          .replace(/^(?!0\.0$)/, z < 0 ? '−' : '+'),
  ]);
}

function flipSection({ column, share, interval, groups }: FlipFigures): readonly Section[] {
  const changed = `${percentText(share)} (${interval.map(percentText).join(' – ')}) of the decisions change`;
  const head = tableHead([md(column), 'rows', 'changed', 'selected only then', 'selected only now']);
  const rows = groups.map(({ group, rows: n, changed: x, gained, lost }) =>
    tableRow([md(group), ...[n, x, gained, lost].map(countText)]),
  );
  return folded(`With another ${column} ${changed}`, head, rows, 'group');
}

function sweepSection({ points, used, best }: Sweep): readonly Section[] {
  const ids = Object.keys(used.disparities);
  const head = tableHead(['threshold', 'accuracy', 'selection rate', ...ids.map((id) => md(id)), 'keeps every limit']);
  const step = Math.max(1, Math.ceil(points.length / SHOWN_THRESHOLDS));
  const named = new Set([used.threshold, best?.threshold]);
  const shown = points.filter(({ threshold }, i) => i % step === 0 || named.has(threshold));
  return folded(
    'Other thresholds',
    head,
    shown.map((point) => sweepRow(point, ids, used)),
    'threshold',
  );
}

function sweepRow(
  { threshold, accuracy, selectionRate, disparities, keeps }: SweepPoint,
  ids: readonly string[],
  used: SweepPoint,
): string {
  const values = ids.map((id) => (disparities[id] == null ? '–' : ratioText(disparities[id])));
  const isUsed = threshold === used.threshold;
  return tableRow([
    isUsed ? `**${threshold}** (in use)` : String(threshold),
    ratioText(accuracy),
    percentText(selectionRate),
    ...values,
    keeps ? 'yes' : 'no',
  ]);
}
