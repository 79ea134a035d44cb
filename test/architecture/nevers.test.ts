// The four nevers hold.
import { expect, test } from 'vitest';
import { environmentFaults, installFaults, purityFaults, rendererFaults } from './nevers.ts';
import { readSources } from './project.ts';
import { parseSources } from './source-file.ts';

const sources = readSources();

test('checks, gates, render, core and stats reach nothing outside', () => {
  expect(purityFaults(sources)).toEqual([]);
  const faults = purityFaults(
    parseSources({
      'packages/checks/src/a.ts': "import { readFileSync } from 'node:fs';",
      'packages/gates/src/b.ts': "import type { Stats } from 'fs/promises';",
      'packages/render/src/c.ts': "const core = await import('@actions/core');",
      'packages/core/src/d.ts': "import type { Tensor } from 'onnxruntime-node'; import(name);",
      'packages/stats/src/e.ts': "import { createRequire } from 'node:module';",
      'packages/adapters/src/f.ts': "import 'node:fs';",
      'packages/core/src/g.test.ts': "import 'node:fs';",
      'packages/core/src/h.ts': "import { createHash } from 'node:crypto';",
    }),
  );
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'packages/checks/src/a.ts',
    'packages/gates/src/b.ts',
    'packages/render/src/c.ts',
    'packages/core/src/d.ts',
    'packages/core/src/d.ts',
    'packages/stats/src/e.ts',
  ]);
});

test('only host/inputs.ts reads the environment', () => {
  expect(environmentFaults(sources)).toEqual([]);
  const faults = environmentFaults(
    parseSources({
      'packages/host/src/inputs.ts': 'export const inputs = process.env;',
      'packages/host/src/publish.ts': '\nexport const token = process.env.GITHUB_TOKEN;',
      'packages/adapters/src/fork.test.ts': 'process.env.CANARY = "1";',
    }),
  );
  expect(faults).toEqual([expect.stringMatching(/^packages\/host\/src\/publish\.ts:2: reads process\.env/)]);
});

test('only adapters/native installs a binary', () => {
  expect(installFaults(sources)).toEqual([]);
  const faults = installFaults(
    parseSources({
      'packages/adapters/src/native/npm.ts': "spawn('npm', ['ci']);",
      'packages/adapters/src/engine/start.ts': "spawn('npx', ['duckdb']);",
      'packages/host/src/a.ts': "import { downloadTool } from '@actions/tool-cache';",
    }),
  );
  expect(faults).toEqual([
    'packages/adapters/src/engine/start.ts:1: runs npx',
    'packages/host/src/a.ts:1: installs through @actions/tool-cache',
  ]);
});

test('a renderer sees the report only', () => {
  expect(rendererFaults(sources)).toEqual([]);
  const core = {
    'packages/core/src/ports.ts': 'export interface Store {}\nexport interface Ports {}',
    'packages/core/src/measure/score-metric.ts': 'export interface ScoreMetric {}',
    'packages/core/src/report/types.ts': 'export interface Report {}',
  };
  const faults = rendererFaults(
    parseSources({
      ...core,
      'packages/render/src/a.ts': "import type { Report, Store } from '@modelgate/core';",
      'packages/render/src/b.ts': "import { type ScoreMetric } from '@modelgate/core';",
      'packages/render/src/c.ts': "import * as core from '@modelgate/core';",
      'packages/render/src/d.ts': "import type { Report } from '@modelgate/core';",
      'packages/host/src/e.ts': "import type { Store } from '@modelgate/core';",
    }),
  );
  expect(faults).toEqual([
    expect.stringContaining('a.ts:1: a renderer sees Store'),
    expect.stringContaining('b.ts:1: a renderer sees ScoreMetric'),
    expect.stringContaining('c.ts:1: a renderer sees *'),
  ]);
});
