// The dependency lists of the house hold.
import { expect, test } from 'vitest';
import { importFaults, manifestFaults, unusedFaults } from './dependencies.ts';
import { readManifests, readSources } from './project.ts';
import { parseSources } from './source-file.ts';

test('each package depends only on what the house allows', () => {
  expect(manifestFaults(readManifests())).toEqual([]);
});

test('each import is declared, allowed, and lazy where it must be', () => {
  expect(importFaults(readSources(), readManifests())).toEqual([]);
});

test('nothing is allowed or declared that is not imported', () => {
  expect(unusedFaults(readSources(), readManifests())).toEqual([]);
});

test('a dependency beyond the list, upwards, or with its own version is a fault', () => {
  const faults = manifestFaults({
    core: {
      name: '@modelgate/core',
      dependencies: { zod: '^4.0.0', lodash: 'catalog:', '@modelgate/host': 'workspace:*' },
    },
    stats: { name: '@modelgate/stats', devDependencies: { 'fast-check': '4.10.2' } },
  });
  expect(faults).toEqual([
    'core may not depend on lodash',
    'core may not depend on @modelgate/host',
    'core: zod has version ^4.0.0, expected catalog:',
    'stats: fast-check has version 4.10.2, expected catalog:',
  ]);
});

test('a dependency that nothing imports is a fault', () => {
  const stats = { name: '@modelgate/stats', dependencies: { 'pure-rand': 'catalog:', lodash: 'catalog:' } };
  const sources = parseSources({ 'packages/stats/src/a.test.ts': "import { x } from 'pure-rand/generator';" });
  expect(unusedFaults(sources, { stats })).toEqual([
    'stats may import pure-rand and does not',
    'stats declares pure-rand and does not import it',
    'stats declares lodash and does not import it',
  ]);
});

test('an import that is not allowed, not declared, eager or unverified is a fault', () => {
  const adapters = {
    name: '@modelgate/adapters',
    dependencies: { '@actions/cache': 'catalog:', 'onnxruntime-node': 'catalog:' },
  };
  const faults = importFaults(
    parseSources({
      'packages/adapters/src/a.ts': `import lodash from 'lodash';
import { getOctokit } from '@actions/github';
import { saveCache } from '@actions/cache';
const lazy = await import('@actions/cache');
import type { Tensor } from 'onnxruntime-node';
import { InferenceSession } from 'onnxruntime-node';
const engine = await import('onnxruntime-node');`,
      'packages/adapters/src/a.test.ts': "import { x } from 'lodash';",
    }),
    { adapters },
  );
  expect(faults).toEqual([
    'packages/adapters/src/a.ts:1: adapters may not import lodash',
    'packages/adapters/src/a.ts:2: @actions/github is not in the dependencies of adapters',
    'packages/adapters/src/a.ts:3: @actions/cache is loaded on every start; use await import()',
    expect.stringContaining('a.ts:6: onnxruntime-node is loaded without verification'),
    expect.stringContaining('a.ts:7: onnxruntime-node is loaded without verification'),
  ]);
});
