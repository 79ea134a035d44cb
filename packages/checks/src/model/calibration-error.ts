// Expected calibration error, debiased, with the law of its own resampling.
import type { ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { calibrationBins, debiasedError, plugInError, resampledLaw } from '../metric/calibration.ts';
import { notProbabilities } from '../metric/probabilities.ts';

export const calibrationError: ScoreMetric = {
  ...rate,
  id: 'calibration-error',
  title: 'calibration error',
  tasks: ['binary', 'multiclass'],
  sees: 'score',
  better: 'lower',
  link: 'id',
  docs: 'Mean distance between confidence and frequency over 15 bins of equal width (Guo et al. 2017), of the positive class (binary) or of the decision (multiclass), less the bias that a perfectly calibrated model would show at this n (after Kumar, Liang & Ma 2019). Undefined when the scores are not probabilities.',
  of: (view) => {
    const reason = notProbabilities(view);
    if (reason) return { unknown: reason };
    const { bins, binned } = calibrationBins(view);
    // The sign of a bin's gap is locally constant unless it is 0, so each row moves the plug-in error by sign · residual.
    const plugIn = plugInError(bins);
    const phi = binned.residual;
    const sign = bins.gap.map(Math.sign);
    for (let i = 0; i < view.n; i++) phi[i] = sign[binned.binOf[i]!]! * phi[i]! - plugIn;
    return { value: debiasedError(bins), phi, law: (seed, factor) => resampledLaw(bins, seed, factor) };
  },
};
