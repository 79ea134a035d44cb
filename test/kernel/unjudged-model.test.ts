// A model of the policy that no gate judges never hides behind the tick of a gate that judges something else.
import { expect, it } from 'vitest';
import { runOnce } from '../fixtures/project.ts';

const rows = Array.from({ length: 30 }, (_, i) => `${20 + i},${40 + i}`).join('\n');
const files = {
  'people.csv': `age,income\n${rows}\n`,
  'risk.onnx': { copy: 'test/fixtures/models/risk.onnx' },
};
const policy = (model: string, gates: string): string => `version: 1
data: { people: { path: people.csv }, before: { path: people.csv } }
models: { risk: { path: risk.onnx${model} } }
gates: ${gates}
`;
const validation = 'validate-data: { data: people, rows: { min: 1 } }';

async function toldBy(model: string, gates: string): Promise<readonly (readonly string[])[]> {
  const reports = await runOnce({ ...files, 'modelgate.yml': policy(model, gates) });
  return reports.map(({ gate, verdict, findings }) => [
    gate,
    verdict,
    ...findings.filter(({ rule }) => rule === 'policy/model-not-judged').map(({ message }) => message.subject),
  ]);
}

it('is a warning of the first gate alone', async () => {
  expect(await toldBy('', `{ security-scan: { paths: [risk.onnx] }, ${validation} }`)).toEqual([
    ['security-scan', 'warn', 'the model risk'],
    ['validate-data', 'pass'],
  ]);
});

it('is not excused by a gate of another kind that is switched off', async () => {
  const base = 'version: 1\ngates: { security-scan: { paths: [risk.onnx] } }\n';
  const own = policy('', `{ security-scan: off, ${validation} }`).replace(
    'version: 1',
    'version: 1\nextends: base.yml',
  );
  const [report] = await runOnce({ ...files, 'base.yml': base, 'modelgate.yml': own });
  expect(report).toMatchObject({ gate: 'validate-data', verdict: 'warn' });
});

it('does not stand where all gates judge files, which are the models’', async () => {
  expect(await toldBy('', '{ security-scan: {} }')).toEqual([['security-scan', 'pass']]);
});

it.each([
  ['one that is switched off on purpose', ', gates: { evaluate-model: off }', `{ ${validation} }`],
  [
    'one whose outputs a rule looks at',
    '',
    '{ validate-data: { data: people, reference: before, drift: { predictions: risk } } }',
  ],
])('does not stand for %s', async (_, model, gates) => {
  expect(await toldBy(model, gates)).toEqual([['validate-data', 'pass']]);
});

it('is not all that a gate without rules says: that is an error, since nothing was judged', async () => {
  const [report] = await runOnce({ ...files, 'modelgate.yml': policy('', '{ validate-data: { data: people } }') });
  expect(report).toMatchObject({ gate: 'validate-data', verdict: 'error' });
  expect(report!.findings.map(({ id }) => id)).toContain('data/nothing-judged');
});
