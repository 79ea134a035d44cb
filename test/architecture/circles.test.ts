// There are no circular imports.
import { expect, test } from 'vitest';
import { circles } from './circles.ts';
import { readSources } from './project.ts';
import { parseSources } from './source-file.ts';

test('no file imports itself around a corner', () => {
  expect(circles(readSources())).toEqual([]);
});

test('a circle is found once, through type imports and re-exports too', () => {
  const sources = {
    'packages/core/src/c.ts': "export * from './sub/a.ts';",
    'packages/core/src/sub/a.ts': "import type { B } from '../b.ts'; import './leaf.ts';",
    'packages/core/src/b.ts': "type C = import('./c.ts').C; import './sub/leaf.ts';",
    'packages/core/src/sub/leaf.ts': '',
    'packages/core/src/self.ts': "import './self.ts';",
    'packages/core/src/diamond.ts': "import './sub/leaf.ts'; import './sub/a.ts';",
  };
  expect(circles(parseSources(sources))).toEqual([
    'packages/core/src/b.ts → packages/core/src/c.ts → packages/core/src/sub/a.ts → packages/core/src/b.ts',
    'packages/core/src/self.ts → packages/core/src/self.ts',
  ]);
});
