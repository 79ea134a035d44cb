// Cholesky factors L·Lᵀ of correlation matrices, including singular ones, where some estimates repeat others.

/** Rows of L, `size` columns each; row k has zeros from column width[k] on. */
export interface Factor {
  readonly size: number;
  readonly rows: Float64Array;
  readonly width: Int32Array;
}

/** Remaining variance (of 1) below which an estimate counts as a combination of the others. */
const TOLERANCE = 1e-10;

/**
 * Cholesky with diagonal pivoting of a correlation matrix (lower triangle with diagonal, row by row), which stops at its
 * rank. N. J. Higham, "Analysis of the Cholesky decomposition of a semi-definite matrix" (1990).
 */
export function factorCorrelation(lower: readonly number[], size: number): Factor {
  checkCorrelation(lower, size);
  const rows = new Float64Array(size * size);
  const left = new Float64Array(size).fill(1);
  const open = new Set(left.keys());
  const width = new Int32Array(size);
  for (let column = 0; column < size; column++) {
    const pivot = largest(left, open);
    if (left[pivot]! <= TOLERANCE) break;
    open.delete(pivot);
    const root = Math.sqrt(left[pivot]!);
    rows[pivot * size + column] = root;
    width[pivot] = column + 1;
    for (const k of open) {
      const entry = (at(lower, k, pivot) - dot(rows, k * size, pivot * size, column)) / root;
      rows[k * size + column] = entry;
      left[k] = left[k]! - entry * entry;
      width[k] = column + 1;
    }
  }
  for (const k of open) {
    if (left[k]! < -1e-6) throw new RangeError('the correlation matrix is not positive semidefinite');
  }
  return { size, rows, width };
}

function checkCorrelation(lower: readonly number[], size: number): void {
  if (lower.length !== (size * (size + 1)) / 2)
    throw new RangeError(`${size} estimates need ${(size * (size + 1)) / 2} correlations, not ${lower.length}`);
  for (let k = 0; k < size; k++) {
    if (at(lower, k, k) !== 1)
      throw new RangeError(`a correlation matrix has ones on its diagonal, not ${at(lower, k, k)}`);
  }
  if (!lower.every((r) => Math.abs(r) <= 1 + 1e-9)) throw new RangeError('correlations lie between −1 and 1');
}

function at(lower: readonly number[], a: number, b: number): number {
  return a > b ? lower[(a * (a + 1)) / 2 + b]! : lower[(b * (b + 1)) / 2 + a]!;
}

function largest(left: Float64Array, open: ReadonlySet<number>): number {
  let best = -1;
  for (const k of open) if (best < 0 || left[k]! > left[best]!) best = k;
  return best;
}

function dot(rows: Float64Array, a: number, b: number, length: number): number {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += rows[a + j]! * rows[b + j]!;
  return sum;
}
