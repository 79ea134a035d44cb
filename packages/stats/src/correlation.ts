// From sums of products to correlations.

/**
 * Correlations from a Gram matrix (Σ over rows of φ_a·φ_b for all pairs: lower triangle with diagonal, row by row), in the same layout;
 * an estimate without spread correlates with none.
 */
export function correlations(gram: Float64Array, size: number): number[] {
  const norms = Array.from({ length: size }, (_, k) => Math.sqrt(gram[(k * (k + 3)) / 2]!));
  const out: number[] = [];
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      const scale = norms[a]! * norms[b]!;
      out.push(scale > 0 ? Math.max(-1, Math.min(1, gram[out.length]! / scale)) : 0);
    }
    out.push(1);
  }
  return out;
}
