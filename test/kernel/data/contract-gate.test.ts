// The gate with a contract: judged beside the policy's own rules, each failure at its own line of the contract.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, explainVerdict } from '@modelgate/core';
import { annotations } from '@modelgate/render';
import { expect, it } from 'vitest';
import { repositoryFile, runOnce } from '../../fixtures/project.ts';

const folder = repositoryFile('test/golden/validate-data/contract');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(csv|yml|yaml)$/.test(name),
);

it('a policy, its contract and data give this report', async () => {
  const [report] = await runOnce(
    Object.fromEntries(files.map((name) => [name, { copy: `test/golden/validate-data/contract/${name}` }])),
  );
  for (const finding of report!.findings) expect(explain(report!, finding).agrees).toBe(true);
  expect(explainVerdict(report!).agrees).toBe(true);
  const { run: _, ...judged } = report!;
  expectGolden('report.json', `${JSON.stringify(judged, null, 2)}\n`);
  const lines = annotations(report!).map(
    ({ path, startLine, level, title, message }) =>
      `${path}:${startLine} ${level}: ${title}: ${message.replaceAll('\n', ' ')}\n`,
  );
  expectGolden('annotations.txt', lines.join(''));
});

function expectGolden(name: string, text: string): void {
  const path = join(folder, name);
  if (process.env['UPDATE'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
