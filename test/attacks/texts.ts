// Attacks that are texts: configs, scripts, files beside a model.
import type { Attack } from './pickles.ts';

/** One character a byte. */
export const textAttack = (name: string, level: Attack['level'], file: string, text: string): Attack => ({
  name,
  file,
  bytes: Buffer.from(text, 'latin1'),
  level,
});

export const settings = (value: unknown): string => JSON.stringify(value);
