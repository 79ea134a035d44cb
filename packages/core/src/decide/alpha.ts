// α from a confidence, without the dust of binary fractions: 1 − 0.95 is 0.05.

/** 1 − confidence, to twelve decimals. */
export function alphaOf(confidence: number): number {
  return Number((1 - confidence).toFixed(12));
}
