// Two classes, one of them positive.
import type { TaskSpec } from './task.ts';

export const binary: TaskSpec = {
  id: 'binary',
  title: 'binary classification',
  defaultMetrics: ['accuracy', 'log-loss'],
  fit: ({ labels, numeric, output }) => {
    if (!labels || labels.length > 2 || (output.score && (output.score.width ?? 2) > 2)) return 'impossible';
    if (output.classes) return output.classes.length === 2 ? 'certain' : 'impossible';
    return output.label || output.score?.width === 2 || !numeric ? 'certain' : 'possible';
  },
};
