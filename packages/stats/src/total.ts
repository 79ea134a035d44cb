// The rows of all levels or bins together.

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0);
}
