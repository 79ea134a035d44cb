// One measured metric of a sample report: its row, its estimates and the findings about its limits.
import { countText, pointsText, ratioText, relativeText } from '@modelgate/core';
import type { Finding, LimitClaim, Message, MetricRow, Outcome, Report } from '@modelgate/core';
import { spanOfKey } from './policy.ts';

type Triple = readonly [value: number, low: number, high: number];

export interface Measured {
  readonly metric: string;
  readonly title: string;
  readonly n: number;
  /** 'sex = Female'; absent: all rows. */
  readonly slice?: string;
  readonly better?: 'higher' | 'lower';
  readonly relative?: true;
  readonly candidate: Triple;
  readonly baseline?: Triple;
  readonly change?: Triple;
}

/** What the sample asks of a metric, and what was decided. */
export interface Asked {
  readonly of: 'candidate' | 'change';
  readonly limit: number;
  readonly outcome: Outcome;
  /** Key of the sample policy. */
  readonly key: string;
  readonly remedy?: string;
  readonly more?: Partial<Finding>;
}

export function rowOf(measured: Measured): MetricRow {
  const { metric, title, n, slice = '', candidate, baseline, change } = measured;
  return {
    metric,
    title,
    slice,
    n,
    candidate: valueText(candidate),
    ...(baseline && { baseline: valueText(baseline) }),
    ...(change && { change: changeText(measured, change) }),
    estimates: Object.keys(estimatesOf(measured)),
  };
}

/** Name, value, and interval of everything that was measured. */
export function estimatesOf(measured: Measured): Readonly<Record<string, Triple>> {
  const { candidate, baseline, change } = measured;
  const all = { candidate, baseline, change };
  return Object.fromEntries(
    Object.entries(all).flatMap(([of, triple]) => (triple === undefined ? [] : [[nameOf(measured, of), triple]])),
  );
}

export function findingOf(model: string, measured: Measured, asked: Asked): Finding {
  const of = measured[asked.of]!;
  const facets = measured.slice === undefined ? '' : `/${measured.slice.replaceAll(' ', '')}`;
  const rule = measured.slice === undefined ? `model/${measured.metric}` : 'model/slice';
  const id = `${rule}/${asked.of}${facets}`;
  const [value, low, high] = of;
  const claim: LimitClaim = {
    must: (measured.better ?? 'higher') === 'higher' ? 'min' : 'max',
    limit: asked.limit,
    of: { kind: 'known', value, n: measured.n, law: { law: 'normal', se: (high - low) / 3.92, link: 'id' } },
    estimate: nameOf(measured, asked.of),
    about: { metric: measured.metric, of: asked.of, ...(measured.slice !== undefined && { slice: measured.slice }) },
    role: measured.slice === undefined ? 'overall' : 'slice',
    burden: measured.slice === undefined ? 'lean' : 'guard',
  };
  return {
    id,
    rule,
    demand: asked.key,
    outcome: asked.outcome,
    severity: 'block',
    decide: 'test',
    from: 'head',
    leaves: [{ claim, outcome: asked.outcome, family: 'overall', interval: [low, high] }],
    decisive: 0,
    message: messageOf(model, measured, asked),
    at: spanOfKey(asked.key),
    places: [],
    fingerprint: id,
    ...asked.more,
  };
}

/** Measurements and intervals by name, as a report holds them. */
export function measurementsOf(all: readonly Measured[]): Pick<Report, 'measurements' | 'intervals'> {
  const named = all.flatMap((measured) =>
    Object.entries(estimatesOf(measured)).map(([name, triple]) => ({ name, triple, n: measured.n })),
  );
  return {
    measurements: Object.fromEntries(
      named.map(({ name, n, triple: [value, low, high] }) => [
        name,
        { kind: 'known', value, n, law: { law: 'normal', se: (high - low) / 3.92, link: 'id' } },
      ]),
    ),
    intervals: Object.fromEntries(named.map(({ name, triple: [, low, high] }) => [name, [low, high]])),
  };
}

function nameOf({ metric, slice }: Measured, of: string): string {
  return `${metric}/${of}${slice === undefined ? '' : `/${slice.replaceAll(' ', '')}`}`;
}

function messageOf(model: string, measured: Measured, asked: Asked): Message {
  const { n, title, slice, baseline } = measured;
  const isChange = asked.of === 'change';
  const of = measured[asked.of]!;
  const observed = isChange ? changeText(measured, of) : valueText(of);
  return {
    subject: `${title} of ${model}${slice === undefined ? '' : ` for ${slice}`}`,
    observed: `${observed}, n = ${countText(n)}`,
    expected: isChange
      ? `not worse than the baseline by more than ${marginText(measured, asked.limit)}`
      : limitText(measured, asked.limit),
    ...(!isChange && baseline && { change: `baseline ${ratioText(baseline[0])}` }),
    ...(asked.remedy !== undefined && { remedy: asked.remedy }),
  };
}

function limitText({ better = 'higher' }: Measured, limit: number): string {
  return `at ${better === 'higher' ? 'least' : 'most'} ${ratioText(limit)}`;
}

function marginText({ relative }: Measured, limit: number): string {
  const size = Math.abs(limit);
  return (relative ? relativeText(size) : pointsText(size)).replace('+', '');
}

function valueText([value, low, high]: Triple): string {
  return `${ratioText(value)} (${ratioText(low)} – ${ratioText(high)})`;
}

function changeText({ relative, better = 'higher' }: Measured, [value, low, high]: Triple): string {
  const text = relative ? relativeText : pointsText;
  const beyond = low > 0 || high < 0;
  const direction = low > 0 === (better === 'higher') ? ', better' : ', worse';
  const bare = (x: number): string => text(x).replace(/ (pt|%)$/, '');
  return `${text(value)} (${bare(low)} … ${bare(high)})${beyond ? direction : ''}`;
}
