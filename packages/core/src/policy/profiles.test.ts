// Built-in profiles under `extends`: their demands stand where they are named, refine and are refined, and belong to the digest.
import { expect, test } from 'vitest';
import { PolicyError } from '../errors/errors.ts';
import { countRows, evaluateModel } from './fake-gate.fixture.ts';
import type { Profile } from './profiles.ts';
import { readPolicies } from './read.ts';
import { filesFrom } from './reading.fixture.ts';
import type { GateSection } from './section.ts';
import type { Policy } from './types.ts';

const strict: Profile = {
  name: 'modelgate:strict',
  text: 'version: 1\ngates: { evaluate-model: { metrics: { accuracy: { min: 0.9 }, mcc: { min: 0.5 } } } }\n',
};
const subjects = 'version: 1\ndata: { test: { path: t.csv, label: y } }\nmodels: { m: { path: m.onnx } }\n';

async function read(
  text: string,
  profile: Profile = strict,
  more: Readonly<Record<string, string>> = {},
): Promise<Policy> {
  const sections = [{ ...evaluateModel, profiles: [profile] }, countRows] as unknown as readonly GateSection[];
  const [policy] = await readPolicies('modelgate.yml', filesFrom({ 'modelgate.yml': text, ...more }), sections, {
    from: 'head',
  });
  return policy!;
}

async function problemsOf(text: string): Promise<PolicyError['problems']> {
  try {
    await read(text);
    return [];
  } catch (error) {
    return (error as PolicyError).problems;
  }
}

test('its demands hold, and stand on the line that names it', async () => {
  const { gates, closure } = await read(`${subjects}extends: modelgate:strict\n`);
  const { demands } = gates[0]!;
  expect(demands.map(({ id, params }) => [id, (params as { limit: number }).limit])).toEqual([
    ['accuracy', 0.9],
    ['mcc', 0.5],
  ]);
  for (const { at } of demands) expect([at.path, at.start.line]).toEqual(['modelgate.yml', 4]);
  expect(closure.map(({ path }) => path)).toEqual(['modelgate.yml', 'modelgate:strict']);
});

test('a file refines it, and takes away what it does not want', async () => {
  const text = `${subjects}extends: modelgate:strict\ngates: { evaluate-model: { metrics: { accuracy: { min: 0.8 }, mcc: off } } }\n`;
  const { gates, removed } = await read(text);
  expect(gates[0]!.demands.map(({ id, params }) => [id, (params as { limit: number }).limit])).toEqual([
    ['accuracy', 0.8],
  ]);
  expect(removed.map(({ what }) => what)).toEqual(['gates.evaluate-model.metrics.mcc']);
});

test('it stands beside files, and inside files that are extended', async () => {
  const inner = 'version: 1\nextends: modelgate:strict\ngates: { evaluate-model: { metrics: { log-loss: 0.4 } } }\n';
  const { gates } = await read(`${subjects}extends: [lib/base.yml]\n`, strict, { 'lib/base.yml': inner });
  expect(gates[0]!.demands.map(({ id, at }) => [id, at.path])).toEqual([
    ['accuracy', 'lib/base.yml'],
    ['mcc', 'lib/base.yml'],
    ['log-loss', 'lib/base.yml'],
  ]);
});

test('another text of it is another policy', async () => {
  const text = `${subjects}extends: modelgate:strict\n`;
  const other = { ...strict, text: `${strict.text}# more\n` };
  expect((await read(text, other)).digest).not.toBe((await read(text)).digest);
});

test('one that does not exist is an error that names those that do', async () => {
  const [problem] = await problemsOf(`${subjects}extends: modelgate:strct\n`);
  expect(problem).toMatchObject({ code: 'policy/missing-file', hint: 'write one of modelgate:strict' });
});

test('only extends names one', async () => {
  const [problem] = await problemsOf('version: 1\nmodel: modelgate:strict\ndata: t.csv\nlabel: y\n');
  expect(problem!.code).toBe('policy/unsafe-path');
});
