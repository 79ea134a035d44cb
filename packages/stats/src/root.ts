// The one root finder: a bracketed zero of a continuous function, to the last digits.

/**
 * The x in [low, high] where `f` changes sign; when it does not, the end where |f| is smaller.
 * T. R. Chandrupatla, Adv. Eng. Software 28 (1997) 145–149: inverse quadratic steps where they are safe, else halving.
 * An infinite f only counts by its sign.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [high, low];
  let [fa, fb] = [f(a), f(b)];
  if (fa * fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
  let [c, fc] = [a, fa];
  let t = 0.5;
  for (let step = 0; step < 200; step++) {
    const x = a + t * (b - a);
    const fx = f(x);
    if (Math.sign(fx) === Math.sign(fa)) [c, fc] = [a, fa];
    else [c, fc, b, fb] = [b, fb, a, fa];
    [a, fa] = [x, fx];
    const [best, least] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb];
    const nearest = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a);
    if (least === 0 || nearest > 0.5) return best;
    t = Math.min(1 - nearest, Math.max(nearest, stepFraction(a, b, c, fa, fb, fc)));
  }
  return a;
}

function stepFraction(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const t = (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * (fa / (fc - fa)) * fb) / (fc - fb);
  return Number.isFinite(t) ? t : 0.5;
}
