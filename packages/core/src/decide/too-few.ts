// Estimates that rest on so few rows that their error is not known: nothing is proved by them.
import type { Known } from '@modelgate/stats';

/**
 * The errors of fewer rows or clusters are estimated too small: limits at the truth were proved by ten clusters in up to 13 % of samples, by
 * five in up to 18 %, by twenty in at most 5. So were those of ten positive rows among 2,000, whatever the metric: the ROC AUC in up to 16 %.
 */
export const FEWEST_TO_PROVE = 20;

/**
 * A single row may add any amount to a loss. With fewer degrees of freedom than these, fewer than five rows make up its error, and most
 * samples hold none of the rows that decide: of models that are almost never wrong, Brier scores at the truth were proved in up to 42 % of
 * samples, and changes of them that were within their limit failed in up to 15. Now in at most 1 and 2.
 */
const FEWEST_DEGREES_OF_LOSSES = 10;

/** What there is too little of, in words, and how much is needed; undefined where nothing is lacking. `units` names what `n` counts. */
export function tooFewToProve(of: Known, units = 'rows or clusters'): string | undefined {
  if (of.law.law !== 'normal' && of.law.law !== 'sampled') return undefined;
  if (of.n < FEWEST_TO_PROVE) return `nothing is proved by fewer than ${FEWEST_TO_PROVE} ${units}`;
  if (of.rarer !== undefined && of.rarer < FEWEST_TO_PROVE)
    return `nothing is proved by fewer than ${FEWEST_TO_PROVE} rows of the rarer class, and there are ${of.rarer}`;
  return fewMakeUpLoss(of) ? 'nothing is proved where fewer than five rows make up most of the error' : undefined;
}

/** With five rows of a class, changes of losses at the truth failed in up to 7 % of samples. */
const FEWEST_TO_REFUTE = 10;

/** Whether a relative change rests on so few rows that nothing refutes it either. */
export function tooFewToRefute(of: Known): boolean {
  if (of.law.law !== 'normal' || of.law.link !== 'log1p') return false;
  return fewMakeUpLoss(of) || (of.rarer !== undefined && of.rarer < FEWEST_TO_REFUTE);
}

/** Few clusters alone have few degrees of freedom too: n − 1 of them say that all contribute alike. */
function fewMakeUpLoss({ law, n }: Known): boolean {
  if (law.law !== 'normal' || (law.link !== 'log' && law.link !== 'log1p')) return false;
  return law.df !== undefined && law.df < Math.min(FEWEST_DEGREES_OF_LOSSES, n - 1);
}
