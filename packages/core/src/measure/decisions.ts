// Decisions from scores: the positive class above the threshold, else the class with the largest score.
import { codeArray, type CodeArray, type Scores } from '../frame.ts';
import type { Task } from '../policy/types.ts';

/** Predicted class codes of n rows; undefined in regression. A tie goes to the first class, as in NumPy's argmax. */
export function predictedClasses(scores: Scores, n: number, task: Task, threshold: number): CodeArray | undefined {
  if (task === 'regression') return undefined;
  if (scores.labels) return scores.labels;
  const values = scores.values!;
  return task === 'binary' ? aboveThreshold(values, n, threshold) : largest(values, n, scores.width);
}

function aboveThreshold(values: Float32Array | Float64Array, n: number, threshold: number): CodeArray {
  const out = codeArray(n, 2);
  for (let i = 0; i < n; i++) out[i] = values[i]! > threshold ? 1 : 0;
  return out;
}

function largest(values: Float32Array | Float64Array, n: number, width: number): CodeArray {
  const out = codeArray(n, width);
  for (let i = 0; i < n; i++) {
    let best = 0;
    for (let k = 1; k < width; k++) if (values[i * width + k]! > values[i * width + best]!) best = k;
    out[i] = best;
  }
  return out;
}
