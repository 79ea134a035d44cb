// The gate with a contract: judged beside the policy's own rules, each failure at its own line of the contract.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotations } from '@modelgate/render';
import { expect, it } from 'vitest';
import { explainedReport, repositoryFile, runOnce } from '../../fixtures/project.ts';

const folder = repositoryFile('test/golden/validate-data/contract');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(csv|yml|yaml)$/.test(name),
);

it('a policy, its contract and data give this report', async () => {
  const report = await explainedReport(
    Object.fromEntries(files.map((name) => [name, { copy: `test/golden/validate-data/contract/${name}` }])),
  );
  const { run: _, ...judged } = report;
  expectGolden('report.json', `${JSON.stringify(judged, null, 2)}\n`);
  const lines = annotations(report).map(
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

it('the example of docs/contracts.md', async () => {
  const page = readFileSync(repositoryFile('docs/contracts.md'), 'utf8');
  const blocks = [...page.matchAll(/```\w+\n(.*?)```/gs)].map(([, text]) => text!);
  const [policy, contract, data, expected] = blocks;
  const [report] = await runOnce({
    'modelgate.yml': policy!,
    'contracts/shop.odcs.yaml': contract!,
    'orders.csv': data!,
  });
  const lines = annotations(report!).map(
    ({ path, startLine, title, message }) =>
      `${path}:${startLine} ${title}: ${message.split('\n')[0]!.replace(/^.*?: /, '')}\n`,
  );
  expect(lines.join('')).toBe(expected);
  expect(report!.verdict).toBe('fail');
});

it('a waiver may be for the contract alone', async () => {
  const waiver = (where: string): string =>
    `waivers: [{ rule: data/min, where: ${where}, until: 2999-01-01, owner: a, reason: b }]\n`;
  const policy =
    'version: 1\ndata: { t: { path: t.csv } }\ngates: { validate-data: { contract: c.yaml, columns: { x: { min: 5 } } } }\n';
  const contract =
    'apiVersion: v3.1.0\nkind: DataContract\nschema: [{ name: t, properties: [{ name: x, logicalType: integer, logicalTypeOptions: { minimum: 5 } }] }]\n';
  const waived = async (where: string): Promise<readonly string[]> => {
    const [report] = await runOnce({ 'modelgate.yml': policy + waiver(where), 'c.yaml': contract, 't.csv': 'x\n1\n' });
    return report!.findings.flatMap(({ id, waived: by }) => (by === undefined ? [] : [id]));
  };
  expect(await waived('{ by: contract }')).toEqual(['data/min/column=x/by=contract']);
  expect(await waived('{ column: x }')).toHaveLength(2);
});
