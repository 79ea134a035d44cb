// Joint correlation of estimates, from their influence values over the same rows or clusters.

/** Doubles of each vector handled at a time, so that all vectors' blocks stay in the cache. */
const BLOCK = 1024;

/** Σ over rows of φ_a·φ_b for all pairs: lower triangle with diagonal, row by row. */
export function gram(vectors: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array((vectors.length * (vectors.length + 1)) / 2);
  const n = vectors[0]?.length ?? 0;
  for (let from = 0; from < n; from += BLOCK) addBlock(sums, vectors, from, Math.min(n, from + BLOCK));
  return sums;
}

function addBlock(sums: Float64Array, vectors: readonly Float64Array[], from: number, to: number): void {
  let at = 0;
  for (let a = 0; a < vectors.length; a++) {
    for (let b = 0; b <= a; b++) sums[at++]! += dot(vectors[a]!, vectors[b]!, from, to);
  }
}

// Four sums side by side: one alone waits for each addition to end
function dot(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = from;
  for (; i + 3 < to; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < to; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}

/** Correlations from a Gram matrix, in the same layout; an estimate without spread correlates with none. */
export function correlations(sums: Float64Array, size: number): number[] {
  const diagonal = Array.from({ length: size }, (_, k) => Math.sqrt(sums[(k * (k + 3)) / 2]!));
  const out: number[] = [];
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      const scale = diagonal[a]! * diagonal[b]!;
      out.push(scale > 0 ? Math.max(-1, Math.min(1, sums[out.length]! / scale)) : 0);
    }
    out.push(1);
  }
  return out;
}
