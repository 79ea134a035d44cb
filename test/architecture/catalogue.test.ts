// Every file of a catalogue is listed.
import { expect, test } from 'vitest';
import { catalogueFaults } from './catalogue.ts';
import { readSources } from './project.ts';
import { parseSources } from './source-file.ts';

test("every catalogue folder's files are in its index", () => {
  expect(catalogueFaults(readSources())).toEqual([]);
});

test('a file that is not listed, and one of a folder that no index lists, are faults', () => {
  const sources = {
    'packages/checks/src/model/index.ts': "import { accuracy } from './accuracy.ts';",
    'packages/checks/src/model/accuracy.ts': "import { shared } from './shared.ts';",
    'packages/checks/src/model/shared.ts': '',
    'packages/checks/src/model/forgotten.ts': "import './accuracy.ts';",
    'packages/checks/src/model/accuracy.test.ts': '',
    'packages/checks/src/index.ts': "export * from './model/index.ts'; export { rows } from './data/rows.ts';",
    'packages/checks/src/data/rows.ts': '',
    'packages/checks/src/bias/parity.ts': '',
    'packages/checks/src/metric/share.ts': '',
  };
  expect(catalogueFaults(parseSources(sources))).toEqual([
    'packages/checks/src/model/forgotten.ts is in no index: packages/checks/src/model/index.ts',
    'packages/checks/src/bias/parity.ts is in no index: packages/checks/src/index.ts',
  ]);
});
