// No text of ours promises that a model is lawful.
import { expect, test } from 'vitest';
import { readText, textFiles } from './project.ts';
import { wordFaults } from './words.ts';

test('nothing promises compliance', () => {
  expect(textFiles().flatMap((path) => wordFaults(path, readText(path)))).toEqual([]);
});

test('a promise is found with its place, in any spelling', () => {
  expect(wordFaults('README.md', 'Fast.\nMakes models AI-Act-compliant.\nCompliance in one step, certified.')).toEqual([
    'README.md:2: "compliant" promises what no test can show',
    'README.md:3: "Compliance" promises what no test can show',
    'README.md:3: "certified" promises what no test can show',
  ]);
  expect(wordFaults('LICENSE', 'in compliance with the License')).toEqual([]);
  expect(wordFaults('README.md', 'modelgate certify simulates the rates')).toEqual([]);
});
