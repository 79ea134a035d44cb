// Words of the policy language that no gate of this version runs: each is refused by that name, not as a misspelling.
import { PolicyError, readPolicies } from '@modelgate/core';
import { expect, it } from 'vitest';
import { gates } from './index.ts';

async function codesOf(gate: string, key: string): Promise<readonly string[]> {
  const text = `version: 1\ndata: { t: { path: t.csv } }\ngates: { ${gate}: { ${key}: true } }\n`;
  const read = (): Promise<{ found: Uint8Array }> => Promise.resolve({ found: new TextEncoder().encode(text) });
  const sections = gates.map(({ section }) => section);
  const error: unknown = await readPolicies('modelgate.yml', read, sections, { from: 'head' }).catch(
    (thrown) => thrown,
  );
  return error instanceof PolicyError ? error.problems.map(({ code }) => code) : [];
}

it.each([
  ['evaluate-model', 'discover-slices'],
  ['evaluate-model', 'compatibility'],
  ['evaluate-model', 'robustness'],
  ['security-scan', 'signature'],
  ['security-scan', 'secrets'],
  ['security-scan', 'licenses'],
])('%s: %s', async (gate, key) => {
  expect(await codesOf(gate, key)).toContain('policy/not-built');
});
