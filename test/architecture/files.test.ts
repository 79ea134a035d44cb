// Size, names and captions of every file somebody wrote.
import { expect, test } from 'vitest';
import { fileFaults } from './files.ts';
import { readText, textFiles } from './project.ts';

test('every file is small, well named and begins with a caption', () => {
  expect(textFiles().flatMap((path) => fileFaults(path, readText(path)))).toEqual([]);
});

test.each([
  ['packages/core/src/a.ts', 'has 301 lines', `// A.\n${'x\n'.repeat(300)}`],
  ['packages/core/src/utils.ts', 'utils.ts does not say', '// A.'],
  ['packages/core/src/helpers/a.ts', 'helpers does not say', '// A.'],
  ['packages/core/src/common.test.ts', 'common.test.ts does not say', '// A.'],
  ['packages/core/src/run-manager.ts', 'run-manager.ts does not say', '// A.'],
  ['packages/core/src/a.ts', 'the first line', "import './b.ts';\n// A."],
  ['packages/core/src/empty.ts', 'the first line', ''],
  ['.ci/run', 'the first line', '#!/usr/bin/env bash\nset -e'],
])('%s is a fault: %s', (path, fault, text) => {
  expect(fileFaults(path, text)).toEqual([expect.stringContaining(fault)]);
});

test('what is right, and what is not a code, is not a fault', () => {
  expect(fileFaults('packages/core/src/a.ts', `// A.\n${'x\n'.repeat(299)}`)).toEqual([]);
  expect(fileFaults('scripts/a.mjs', '#!/usr/bin/env node\n// A.')).toEqual([]);
  expect(fileFaults('packages/core/src/commonality.ts', '/** A. */')).toEqual([]);
  expect(fileFaults('packages/core/src/a.json', '{}')).toEqual([]);
});
