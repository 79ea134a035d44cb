// When fetched engines are kept in the actions cache: where the runner has one, and where no link of the checkout stands in its way.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { engineCacheOf } from './engine-cache.ts';
import { OWN_FOLDER } from './inputs.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const runner = () => ({
  GITHUB_WORKSPACE: workspace,
  ACTIONS_RUNTIME_TOKEN: 't',
  ACTIONS_RESULTS_URL: 'https://results.invalid/',
});

it('with a cache service, and not without', () => {
  expect(engineCacheOf(runner())).toBeDefined();
  expect(engineCacheOf({ GITHUB_WORKSPACE: workspace })).toBeUndefined();
});

it('not behind a link that a pull request may have planted', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  symlinkSync(elsewhere, join(workspace, OWN_FOLDER));
  expect(engineCacheOf(runner())).toBeUndefined();
  rmSync(join(workspace, OWN_FOLDER));
  mkdirSync(join(workspace, OWN_FOLDER));
  symlinkSync(elsewhere, join(workspace, OWN_FOLDER, 'cache'));
  expect(engineCacheOf(runner())).toBeUndefined();
  rmSync(elsewhere, { recursive: true });
});
