// The normal distribution: both tails to the last digits (Cody 1969), and its quantiles (Wichura 1988).

/** P(Z ≤ z) for a standard normal Z, relative error below 1e-14 in both tails. W. J. Cody, Math. Comp. 23 (1969) 631–637. */
export function normalCdf(z: number): number {
  const y = Math.abs(z);
  if (y <= 0.67448975) return 0.5 + z * ratio(z * z, CENTRE, CENTRE_BELOW);
  const tail = y > 39 ? 0 : density(y) * (y <= Math.sqrt(32) ? ratio(y, MIDDLE, MIDDLE_BELOW) : farTail(y));
  return z < 0 ? tail : 1 - tail;
}

/** P(Z > z): the upper tail, as accurate for z = 30 as for z = 0. */
export function normalSf(z: number): number {
  return normalCdf(-z);
}

/** The z with P(Z ≤ z) = p, for p in [0, 1]; 0 and 1 give ∓∞. Algorithm AS 241, M. J. Wichura, Appl. Stat. 37 (1988) 477–484. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * near(0.180625 - q * q);
  return q < 0 ? -upperTail(p) : upperTail(1 - p);
}

/** The z with P(Z > z) = p; also for p-values so small that 1 − p would round to 1. */
export function normalUpperQuantile(p: number): number {
  return -normalQuantile(p);
}

/** The middle of the distribution, where 17 of 20 numbers fall; written out for speed, since simulations draw millions. */
function near(x: number): number {
  const above =
    ((((((2509.0809287301227 * x + 33430.57558358813) * x + 67265.7709270087) * x + 45921.95393154987) * x +
      13731.69376550946) *
      x +
      1971.5909503065513) *
      x +
      133.14166789178438) *
      x +
    3.3871328727963665;
  const below =
    ((((((5226.495278852854 * x + 28729.085735721943) * x + 39307.89580009271) * x + 21213.794301586597) * x +
      5394.196021424751) *
      x +
      687.1870074920579) *
      x +
      42.31333070160091) *
      x +
    1;
  return above / below;
}

function upperTail(p: number): number {
  if (p <= 0) return Infinity;
  const r = Math.sqrt(-Math.log(p));
  return r <= 5 ? ratio(r - 1.6, AWAY, AWAY_BELOW) : ratio(r - 5, FAR, FAR_BELOW);
}

// exp(-y²/2) with y cut to sixteenths first, because the rounding of y² would cost digits in the tail
function density(y: number): number {
  const cut = Math.trunc(y * 16) / 16;
  return Math.exp((-cut * cut) / 2) * Math.exp((-(y - cut) * (y + cut)) / 2);
}

function farTail(y: number): number {
  const s = 1 / (y * y);
  return (1 / Math.sqrt(2 * Math.PI) - s * ratio(s, TAIL, TAIL_BELOW)) / y;
}

// Both polynomials from the highest power down
function ratio(x: number, above: readonly number[], below: readonly number[]): number {
  let a = 0;
  let b = 0;
  for (let i = 0; i < above.length; i++) a = a * x + above[i]!;
  for (let i = 0; i < below.length; i++) b = b * x + below[i]!;
  return a / b;
}

const CENTRE = [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356];
const CENTRE_BELOW = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const MIDDLE_BELOW = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
];
const TAIL = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  0.000029112874951168793,
];
const TAIL_BELOW = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662,
];
const AWAY = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496837,
];
const AWAY_BELOW = [
  1.0507500716444169e-9, 0.0005475938084995344, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const FAR = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501104,
];
const FAR_BELOW = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];
