// A column that has another kind of type in the reference is compared, or unknown; never left out.
import { expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

const kinds: Readonly<Record<string, (i: number) => string>> = {
  numbers: (i) => `${i / 7}`,
  codes: (i) => `${i % 3}`,
  words: (i) => ['x', 'y'][i % 2]!,
  texts: (i) => `text ${i}`,
  days: (i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
};

const table = (kind: string): string =>
  `a,b\n${Array.from({ length: 300 }, (_, i) => `${kinds[kind]!(i)},${i % 5}`).join('\n')}\n`;

it.each([
  ['numbers', 'days', 'unknown'],
  ['words', 'days', 'unknown'],
  ['days', 'numbers', 'unknown'],
  ['numbers', 'texts', 'unknown'],
  ['texts', 'numbers', 'unknown'],
  ['numbers', 'words', 'fail'],
  ['codes', 'words', 'fail'],
  ['texts', 'texts', 'inapplicable'],
  ['days', 'days', undefined],
])('%s against %s: %s', async (own, before, outcome) => {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv }, train: { path: train.csv } }
gates: { validate-data: { data: test, reference: train, drift: 0.2 } }
`,
    'test.csv': table(own),
    'train.csv': table(before),
  });
  expect(report!.error).toBeUndefined();
  expect(report!.findings.find(({ id }) => id === 'data/drift/column=a')?.outcome).toBe(outcome);
  expect(report!.findings.find(({ id }) => id === 'data/drift/column=b')?.outcome).toBe('pass');
});
