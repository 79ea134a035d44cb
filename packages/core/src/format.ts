// Numbers as people read them: three significant digits, thousands separated, a real minus sign.

const MINUS = '−';

/** 0.877, 12.3, 16,281: three significant digits, integers whole, small numbers without exponent down to 1e-6. */
export function figureText(x: number): string {
  if (x === 0) return '0';
  if (!Number.isFinite(x)) return signed(x, '∞');
  const size = Math.abs(x);
  if (size < 1e-6) return signed(x, size.toExponential(2));
  const decimals = size >= 100 ? 0 : Math.min(8, 2 - Math.floor(Math.log10(size)));
  return signed(x, grouped(size.toFixed(Math.max(0, decimals))));
}

/** A metric on its own scale. In −1 … 1: three decimals, so that columns line up (four below 0.001); elsewhere three significant digits. */
export function ratioText(x: number): string {
  const size = Math.abs(x);
  if (size > 1 || (size > 0 && size < 0.0001)) return figureText(x);
  return signed(x, size.toFixed(size > 0 && size < 0.001 ? 4 : 3));
}

/** 16,281. */
export function countText(n: number): string {
  return signed(n, grouped(Math.abs(Math.round(n)).toString()));
}

/** '3 checks', '1 check'. */
export function plural(count: number, one: string): string {
  return `${countText(count)} ${count === 1 ? one : `${one}s`}`;
}

/** Points of a difference of rates, always signed: +0.5 pt. */
export function pointsText(difference: number): string {
  return `${plus(difference * 100)} pt`;
}

/** A relative change, always signed: +2.1 %. */
export function relativeText(change: number): string {
  return `${plus(change * 100)} %`;
}

/** A share of rows: 10.6 %. */
export function percentText(share: number): string {
  return `${figureText(share * 100)} %`;
}

const sizes = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** 417 B, 4.05 kB, 134 MB: powers of 1,000. */
export function bytesText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  const text = step === 0 ? countText(bytes) : figureText(bytes / 1000 ** step);
  return `${text} ${sizes[step]!}`;
}

function plus(x: number): string {
  return `${x < 0 ? MINUS : '+'}${changeText(Math.abs(x))}`;
}

/** A smaller difference is rounding error, and shown as 0. */
const DUST = 1e-9;

/** Small changes get more decimals, so that only 0 is shown as 0. */
function changeText(size: number): string {
  if (size < DUST || size >= 0.1) return size.toFixed(size >= 10 ? 0 : 1);
  if (size >= 0.01) return size.toFixed(2);
  return size.toFixed(1 - Math.floor(Math.log10(size)));
}

function signed(x: number, text: string): string {
  return x < 0 ? `${MINUS}${text}` : text;
}

function grouped(text: string): string {
  const [whole, fraction] = text.split('.');
  const separated = whole!.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
