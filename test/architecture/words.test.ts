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
  for (const promise of [
    'It complies with the law',
    'proves fairness',
    'a provably fair model',
    'Bias-free AI',
    'free of bias',
    'an unbiased model',
  ])
    expect(wordFaults('docs/fairness.md', promise), promise).toHaveLength(1);
  expect(wordFaults('packages/stats/src/mean.ts', '// an unbiased estimator of the mean')).toEqual([]);
  expect(wordFaults('LICENSE', 'in compliance with the License')).toEqual([]);
  expect(wordFaults('README.md', 'modelgate certify simulates the rates')).toEqual([]);
});
