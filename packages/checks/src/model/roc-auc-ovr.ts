// Area under the ROC curve, each class against the rest, averaged with equal weights.
import { influenceValues, type ScoreMetric } from '@modelgate/core';
import { rate } from '../metric/kinds.ts';
import { areaUnderRoc, rankedClass } from '../metric/one-vs-rest.ts';

export const rocAucOvr: ScoreMetric = {
  ...rate,
  id: 'roc-auc-ovr',
  title: 'ROC AUC (one-vs-rest)',
  tasks: ['multiclass'],
  sees: 'score',
  docs: 'The mean over the classes of the ROC AUC of each against the rest (sklearn.metrics.roc_auc_score, multi_class="ovr", average="macro"). Undefined when a class has no labels.',
  of: (view) => {
    const phi = influenceValues(view.n);
    let [value, unseen] = [0, 0];
    for (let k = 0; k < view.classes; k++) {
      const one = areaUnderRoc(rankedClass(view, k));
      if ('unknown' in one)
        return { unknown: 'a class has no labels, or all of them: its ROC AUC against the rest is undefined' };
      value += one.value / view.classes;
      unseen = Math.max(unseen, (one.unseen ?? 0) / view.classes);
      for (let i = 0; i < view.n; i++) phi[i] = phi[i]! + one.phi[i]! / view.classes;
    }
    return unseen > 0 ? { value, phi, unseen } : { value, phi };
  },
};
