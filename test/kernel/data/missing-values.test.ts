// NaN is no value, as in pandas: `nulls` counts it, and no other rule does.
import { expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

/** Outcome by rule of the values 1.5, NaN and none. */
async function outcomes(rules: string): Promise<Record<string, string>> {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { t: { path: t.csv } }
gates: { validate-data: { data: t, columns: { x: { ${rules} } } } }
`,
    't.csv': 'id,x\n1,1.5\n2,NaN\n3,\n',
  });
  return Object.fromEntries(report!.findings.map((f) => [f.rule, f.outcome]));
}

it('is counted as missing', async () => {
  expect(await outcomes('nulls: 1')).toMatchObject({ 'data/nulls': 'fail' });
  expect(await outcomes('nulls: 2')).toMatchObject({ 'data/nulls': 'pass' });
});

it('breaks no limit of values', async () => {
  const passes = { 'data/min': 'pass', 'data/max': 'pass', 'data/in': 'pass' };
  expect(await outcomes('min: 0, max: 5, in: [1.5]')).toMatchObject(passes);
});

it('is no value that a share is taken of', async () => {
  expect(await outcomes('max: { value: 1, violations: 60% }')).toMatchObject({ 'data/max': 'fail' });
});
