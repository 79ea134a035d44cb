// Limits of bias-check in words, before anything runs.
import { describe, expect, it } from 'vitest';
import { readBack } from '../init/read-back.ts';
import { lintBias } from './lint.ts';

async function lint(gate: string, rows = 20_000): Promise<ReturnType<typeof lintBias>> {
  const { gates } = await readBack(
    'modelgate.yml',
    `version: 1
data: { test: { path: data.csv, label: y, id: id } }
models: { m: { path: m.onnx, baseline: none } }
gates: { bias-check: { groups: [sex], ${gate} } }
`,
  );
  return lintBias(
    gates.find(({ gate: id }) => id === 'bias-check')!,
    rows,
  );
}

describe('limits in words', () => {
  it.each([
    ['parity: { impact-ratio: 0.8 }', ['impact-ratio at least 0.8; by sex']],
    [
      'parity: { equal-opportunity: { max: 10pt, margin: 3pt } }',
      ["equal-opportunity at most 10 points; no wider than the baseline's by more than 3 points; by sex"],
    ],
    ['parity: { top-share: { top: 5%, max: 10pt } }', ['top-share (the best 5.00 %) at most 10 points; by sex']],
    [
      'parity: { impact-ratio: 0.8 }, population: { sex: { f: 50%, m: 50% } }, counterfactual: { flip: [sex], max-changed: 1% }',
      [
        'impact-ratio at least 0.8; by sex',
        'population/sex: no group may lack more than a fifth of its share',
        'counterfactual/sex: at most 1.00 % of the decisions may change when sex has another value',
      ],
    ],
  ])('%s', async (gate, words) => {
    expect((await lint(gate)).map((one) => one.words)).toEqual(words);
  });

  it('says what rows can prove, and that few cannot', async () => {
    const [enough] = await lint('parity: { impact-ratio: 0.8 }');
    expect(enough!.notes[0]).toMatch(/when the smaller has [\d,]+ at a rate of 10\.0 %/);
    const [few] = await lint('parity: { impact-ratio: 0.8 }', 100);
    expect(few!.warning).toContain('100 rows cannot prove it');
  });
});
