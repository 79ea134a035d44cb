// The small grid of tables told apart by the shipped classifier: no rate that is promised to be at most 5 % is refuted.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { repositoryFile } from '../fixtures/project.ts';

it('rates of wrong blocks, and of a changed correlation found', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--conditions=source', repositoryFile('bench/calibration/domain-classifier.ts'), '--runs', '60'],
    { encoding: 'utf8' },
  );
  console.log(stdout);
  expect(stdout).toContain('none refuted');
  expect(status).toBe(0);
});
