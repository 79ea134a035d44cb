// Corrections of the saddle-point form of a density: small numbers, where differences of log Γ would lose digits.
// C. Loader, "Fast and accurate computation of binomial probabilities" (2000).

/** log Γ(z + 1) less Stirling's formula, for z > 0: by the series from 16 on, below that by recurrence. */
export function stirlingError(z: number): number {
  let sum = 0;
  for (; z < 16; z++) sum += (z + 0.5) * Math.log1p(1 / z) - 1;
  const s = 1 / (z * z);
  return sum + (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / z;
}

/** x log(x / m) + m − x for x, m > 0: half of what a count x with mean m adds to the deviance. By a series where the terms would cancel. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}
