// The prediction of a number.
import type { TaskSpec } from './task.ts';

export const regression: TaskSpec = {
  id: 'regression',
  title: 'regression',
  defaultMetrics: ['rmse', 'mae'],
  fit: ({ labels, numeric, whole, output }) => {
    if (!numeric || output.classes || output.label || output.linked || output.score?.width !== 1) return 'impossible';
    return labels && whole ? 'possible' : 'certain';
  },
};
