// The small grid of groups through the shipped checks and decide(): no rate that is promised to be at most 5 % is refuted.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { repositoryFile } from '../fixtures/project.ts';

it('rates of wrong blocks, of limits passed as proved though they are broken, and of intervals that miss', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--conditions=source', repositoryFile('bench/calibration/fairness.ts'), '--runs', '500'],
    { encoding: 'utf8' },
  );
  console.log(stdout);
  expect(stdout).toContain('none refuted');
  expect(status).toBe(0);
});
