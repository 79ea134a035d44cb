// What README and docs/init.md show of ModelGate's output is what it writes, line by line; lines may be left out.
import { readFileSync } from 'node:fs';
import { terminal } from '@modelgate/render';
import { expect, it } from 'vitest';
import { repositoryFile, runOnce, type Content } from '../fixtures/project.ts';
import { proposed } from '../fixtures/proposal.ts';

const files = ['modelgate.yml', 'regressed.yml', 'data/test.parquet', 'models/baseline.onnx', 'models/regressed.onnx'];
const credit: Readonly<Record<string, Content>> = Object.fromEntries(
  files.map((path) => [path, { copy: `examples/credit/${path}` }]),
);

/** The lines of a page's first block of this language, without their indent. */
function shownLines(page: string, language: string): readonly string[] {
  const text = readFileSync(repositoryFile(page), 'utf8');
  const [, block = ''] = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(text) ?? [];
  return trimmed(block);
}

function trimmed(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

it('README: what the regressed model of the example loses', async () => {
  const reports = await runOnce(credit, 'regressed.yml');
  const policyText = { 'modelgate.yml': readFileSync(repositoryFile('examples/credit/modelgate.yml'), 'utf8') };
  const written = trimmed(terminal(reports, { colour: false, width: 100, policyText }));
  const shown = shownLines('README.md', '').map((line) => line.replace('examples/credit/', ''));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((line) => !written.includes(line))).toEqual([]);
});

it('docs/init.md: what is proposed for the example, but for the ends of long lists', async () => {
  const { 'data/test.parquet': data } = credit;
  const text = await proposed({ 'data/test.parquet': data! }, { label: 'income' }, async (proposal) => proposal.text);
  const written = trimmed(text);
  const shown = shownLines('docs/init.md', 'yaml');
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((line) => !written.some((each) => isExcerpt(line, each)))).toEqual([]);
});

/** Whether the pieces of a line around its … stand in another one, in their order, at its beginning and end. */
function isExcerpt(line: string, whole: string): boolean {
  const pieces = line.split('…').map((piece) => piece.trim());
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  return pieces.length === 1 ? line === whole : whole.startsWith(first.replace(/,$/, '')) && whole.endsWith(last);
}
