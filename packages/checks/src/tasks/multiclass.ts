// More than two classes, one score each.
import type { TaskSpec } from './task.ts';

export const multiclass: TaskSpec = {
  id: 'multiclass',
  title: 'multiclass classification',
  defaultMetrics: ['accuracy', 'log-loss'],
  fit: ({ labels, numeric, whole, output }) => {
    if (!labels || output.classes?.length === 2) return 'impossible';
    if (output.score && (output.score.width ?? 3) < 3) return 'impossible';
    const names = output.classes ?? [];
    if (names.length > 2 || (output.score?.width ?? 0) > 2) return whole || !numeric ? 'certain' : 'impossible';
    return labels.length > 2 && output.label ? 'certain' : 'possible';
  },
};
