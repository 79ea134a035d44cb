// The floors of the house hold.
import { expect, test } from 'vitest';
import { floorFaults } from './floors.ts';
import { readSources } from './project.ts';
import { parseSources } from './source-file.ts';

test('imports go down only', () => {
  expect(floorFaults(readSources())).toEqual([]);
});

test('every arrow that points up, sideways or around is a fault', () => {
  const faults = floorFaults(
    parseSources({
      'packages/stats/src/a.ts': "\nimport type { Claim } from '@modelgate/core';",
      'packages/render/src/b.ts': "type T = import('@modelgate/stats').Law;",
      'packages/checks/src/c.ts': "export * from '../../core/src/index.ts';",
      'packages/adapters/src/d.ts': "const e = await import('@modelgate/formats/src/onnx.ts');",
      'packages/host/src/e.ts': "import { main } from 'modelgate'; import '@modelgate/testkit';",
      'packages/attic/src/f.ts': "import '@modelgate/core';",
      'packages/core/src/g.test.ts': "import '@modelgate/gates';",
    }),
  );
  expect(faults).toEqual([
    'packages/stats/src/a.ts:2: stats → core is no way down; stats may import nothing of ours',
    'packages/render/src/b.ts:1: render → stats is no way down; render may import core',
    'packages/checks/src/c.ts:1: checks → packages/core/src/index.ts leaves the package by a path; import the package by its name',
    'packages/adapters/src/d.ts:1: adapters → @modelgate/formats/src/onnx.ts reaches into a package; import @modelgate/formats or an entry it exports',
    expect.stringContaining('host → cli is no way down'),
    expect.stringContaining('host → testkit is no way down'),
    'packages/attic/src/f.ts:1: attic has no floor in test/architecture/house.ts',
    expect.stringContaining('core → gates is no way down'),
  ]);
});

test('ways down, and a test that uses the test kit, are fine', () => {
  const sources = {
    'packages/gates/src/a.ts':
      "import { sql } from '@modelgate/core'; import './b.ts'; import 'node:crypto'; import 'zod';",
    'packages/core/src/b.test.ts': "import '@modelgate/testkit'; import './b.ts'; import '../../../pnpm-lock.yaml';",
    'packages/adapters/src/c.ts': "import '@modelgate/formats/onnx';",
    'test/e2e/c.test.ts': "import '../../packages/host/src/index.ts';",
  };
  expect(floorFaults(parseSources(sources))).toEqual([]);
});
