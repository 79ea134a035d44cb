// Durations as a policy writes them: 24h, 15m, 7d.
import type { z } from 'zod';
import { found } from '../source/found.ts';
import { literal, wrongType, type Reading } from './literal.ts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

const written = /^\+?(\d+\.?\d*|\.\d+) ?([smhdw])$/;

/** Seconds of '24h', '15m', '7d'; more than 0. */
export function duration(description: string): z.ZodType<number> {
  const expected = 'a duration, such as 24h (units: s, m, h, d, w)';
  const json = {
    type: 'string',
    pattern: written.source,
    description: `${description} A duration, such as 24h or 7d.`,
  };
  return literal(json, (value): Reading<number> => {
    const [, n = '', unit = ''] = (typeof value === 'string' && written.exec(value)) || [];
    const seconds = Number(n) * (SECONDS[unit] ?? 0);
    if (seconds > 0) return { is: seconds };
    if (typeof value !== 'number') return wrongType(value, expected, 'write it like 24h');
    const message = `found ${found(value)}, expected ${expected}`;
    return { fault: { code: 'policy/missing-unit', message, hint: `write ${value}h or ${value}d` } };
  });
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** '3 days', '25 hours', '90 seconds': the largest unit that leaves at least two of it. */
export function durationInWords(seconds: number): string {
  const size = Math.abs(seconds);
  const [name, of] = UNITS.find(([, its]) => size >= 2 * its) ?? ['second', 1];
  const n = Math.round((size / of) * 10) / 10;
  return `${n} ${name}${n === 1 ? '' : 's'}`;
}
