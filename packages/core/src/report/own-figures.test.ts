// Figures that a report shows beside its decisions: changed ones are noticed.
import { interval, type Known } from '@modelgate/stats';
import { expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { ownFigures } from './own-figures.ts';
import type { Report } from './types.ts';

const accuracy: Known = { kind: 'known', value: 0.9, n: 100, law: { law: 'binomial', x: 90, n: 100 } };
const better: Known = { kind: 'known', value: 0.99, n: 100, law: { law: 'binomial', x: 99, n: 100 } };

function report(measured: Known, ends: readonly [number, number], from: 'head' | 'base' = 'head'): Report {
  const claim = { must: 'min', limit: 0.8, estimate: 'accuracy/candidate', of: accuracy, about: {} };
  const findings = [{ from, leaves: [{ claim }] }] as unknown as readonly Finding[];
  const shown = { measurements: { 'accuracy/candidate': measured }, intervals: { 'accuracy/candidate': ends } };
  return { confidence: 0.95, findings, ...shown } as unknown as Report;
}

it.each([
  ['nothing was changed', report(accuracy, interval(accuracy, 0.95)), []],
  ['the base’s policy may have judged other data', report(better, interval(better, 0.95), 'base'), []],
  ['a measurement', report(better, interval(better, 0.95)), ['another accuracy/candidate among its measurements']],
  ['an interval', report(accuracy, [0.98, 0.99]), ['interval of accuracy/candidate']],
  ['an impossible level', { ...report(accuracy, [0.98, 0.99]), confidence: 0 }, ['interval of accuracy/candidate']],
])('%s', (_, given, said) => {
  expect(ownFigures(given)).toEqual(said.map((text) => expect.stringContaining(text) as string));
});
