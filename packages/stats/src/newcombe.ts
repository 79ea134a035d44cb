// The interval of the difference of two independent proportions, made of their Wilson intervals.
import { wilson } from './wilson.ts';

/**
 * Newcombe's hybrid score interval of x1/n1 − x2/n2 at a two-sided `level`, without continuity correction.
 * R. G. Newcombe, Stat. Med. 17 (1998) 873–890, method 10.
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number, level: number): [number, number] {
  const [p1, p2] = [x1 / n1, x2 / n2];
  const [low1, high1] = wilson(x1, n1, level);
  const [low2, high2] = wilson(x2, n2, level);
  return [p1 - p2 - Math.hypot(p1 - low1, high2 - p2), p1 - p2 + Math.hypot(high1 - p1, p2 - low2)];
}
