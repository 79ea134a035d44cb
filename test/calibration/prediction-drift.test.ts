// The small grid of what models say through the shipped check and decide(): no rate that is promised to be at most 5 % is refuted.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { repositoryFile } from '../fixtures/project.ts';

it('rates of wrong blocks, and of a drift found', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--conditions=source', repositoryFile('bench/calibration/predictions.ts'), '--runs', '120'],
    { encoding: 'utf8' },
  );
  console.log(stdout);
  expect(stdout).toContain('none refuted');
  expect(status).toBe(0);
});
