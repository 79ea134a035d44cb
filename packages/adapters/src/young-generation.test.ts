// Options for children, which this Node knows and which no newer one is given unseen.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { wideYoungGeneration } from './young-generation.ts';

it('this Node begins with all of its space for young objects', () => {
  const ask = "require('node:v8').getHeapSpaceStatistics().find((s) => s.space_name === 'new_space').space_size";
  const bytes = (options: readonly string[]): number =>
    Number(execFileSync(process.execPath, [...options, '-p', ask], { encoding: 'utf8' }));
  expect(bytes(wideYoungGeneration())).toBeGreaterThan(4 * bytes([]));
});

it('a Node that nobody has tried gets no option that it may not know', () => {
  expect(wideYoungGeneration('27.0.0')).toEqual([]);
  expect(wideYoungGeneration('24.1.0')).toEqual(['--min-semi-space-size=16']);
});
