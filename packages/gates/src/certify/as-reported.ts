// What certify simulates, from a report of the user's own models: how good the baseline is, and how often the two disagree.
import type { Report } from '@modelgate/core';
import { disagreement, rhoOf, USUAL_RHO, type Population } from './population.ts';

/** The models before a change. */
export type Before = Pick<Population, 'baseline' | 'rho'>;

export const USUAL: Before = { baseline: 0.85, rho: USUAL_RHO };

export interface Reported extends Before {
  /** Whose accuracy it is: without a baseline, the candidate is the next one. */
  readonly of: 'baseline' | 'candidate';
  /** Whether the disagreement is the report's, too; without two models that differ it is a usual one. */
  readonly disagree: boolean;
}

/** Undefined where the report knows no accuracy. */
export function asReported({ measurements }: Pick<Report, 'measurements'>): Reported | undefined {
  const [candidate, baseline, change] = ['candidate', 'baseline', 'change'].map((of) => known(measurements, of));
  const own = baseline ?? candidate;
  if (!own) return undefined;
  const accuracy = within(own);
  const of = baseline ? 'baseline' : 'candidate';
  const pairs = change?.law.law === 'paired' ? change.law : undefined;
  if (!pairs || pairs.b + pairs.c === 0) return { baseline: accuracy, rho: USUAL_RHO, of, disagree: false };
  return { baseline: accuracy, rho: rhoOf(accuracy, (pairs.b + pairs.c) / pairs.n), of, disagree: true };
}

/** 'models that disagree on 9.0 % of the rows': before any change of accuracy. */
export function disagreementIn({ baseline, rho }: Before): number {
  return disagreement(baseline, baseline, rho);
}

type Known = Extract<Report['measurements'][string], { kind: 'known' }>;

function known(measurements: Report['measurements'], of: string): Known | undefined {
  const found = measurements[`accuracy/${of}`];
  return found?.kind === 'known' ? found : undefined;
}

/** Half a row away from 0 and 1, where a model would be without any noise. */
function within({ value, n }: Known): number {
  return Math.min(1 - 0.5 / n, Math.max(0.5 / n, value));
}
