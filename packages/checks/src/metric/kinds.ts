// Properties that metrics of one kind have in common.
import type { ScoreMetric } from '@modelgate/core';

type Kind = Pick<ScoreMetric, 'version' | 'better' | 'link' | 'scale' | 'margin' | 'range'>;

/** A share of rows, or a mean of shares: 0 … 1, higher is better, margins in points. */
export const rate: Kind = {
  version: 1,
  better: 'higher',
  link: 'logit',
  scale: 'ratio',
  margin: 'points',
  range: [0, 1],
};

/** An index of agreement: −1 … 1, Fisher's z. */
export const agreement: Kind = { ...rate, link: 'fisher', range: [-1, 1] };

/** A loss without unit: 0 …, lower is better, margins relative to the baseline's value. */
export const loss: Kind = {
  version: 1,
  better: 'lower',
  link: 'log',
  scale: 'ratio',
  margin: 'relative',
  range: [0, Infinity],
};

/** An error in the label's own unit. */
export const labelError: Kind = { ...loss, scale: 'label' };
