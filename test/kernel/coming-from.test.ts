// Every cell of docs/coming-from.md that says how a rule is written is a rule that can be evaluated.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runOnce } from '../fixtures/project.ts';

const page = readFileSync(new URL('../../docs/coming-from.md', import.meta.url), 'utf8');

/** The second cells of the tables under a heading, without their backticks. */
function cellsUnder(heading: string): string[] {
  const part = page.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  const rows = part.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  return rows.slice(1).map((row) => row.split(' | ')[1]!.replaceAll('`', '').trim());
}

const data = `id,code,age,price,day,email,txt,js,a,b,cat,n
1,007,17,1.5,2024-01-31,a@x.org,abc,{},1,2,US,1
2,008,34,2.5,2024-02-01,b@x.org,de,[1],2,3,US,1
3,009,61,-3,2024-02-02,c@x.org,fg,2,3,1,DE,1
4,007,29,4,2024-02-03,d@x.org,hi,3,4,5,DE,1
5,011,40,4,2024-02-04,e@x.org,jk,4,5,6,FR,2
`;

/** The columns of rules under a column that the data satisfies. */
const columnOf: Readonly<Record<string, string>> = {
  type: 'id',
  '{': 'age',
  in: 'cat',
  matches: 'code',
  length: 'txt',
};

async function outcomesOf(rules: string, columns = data): Promise<readonly string[]> {
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { test: { path: test.csv, label: cat }, train: { path: train.csv } }
gates:
  validate-data:
    data: test
    reference: train
${rules}
`,
    'test.csv': columns,
    'train.csv': data,
  });
  if (report!.error) return report!.error.problems.map(({ message }) => message);
  return report!.findings.filter(({ outcome }) => outcome === 'unknown').map(({ message }) => message.observed);
}

describe('a rule of the page can be evaluated', () => {
  it.each(cellsUnder('Under a column'))('%s', async (cell) => {
    const column = cell === 'type: date' ? 'day' : (columnOf[/^\w+|^\{/.exec(cell)![0]] ?? 'age');
    const rule = cell.startsWith('{') ? cell : `{ ${cell} }`;
    expect(await outcomesOf(`    columns: { ${column}: ${rule} }`)).toEqual([]);
  });

  it.each(cellsUnder('Beside the columns'))('%s', async (cell) => {
    const rules = cell.startsWith('{') ? cell.slice(1, -1).trim() : cell;
    const lines = rules.split(/, (?=(?:extra-columns|column-order|string-variants):)/);
    expect(await outcomesOf(lines.map((line) => `    ${line}`).join('\n'))).toEqual([]);
  });

  it.each(cellsUnder('Expressions'))('%s', async (cell) => {
    expect(await outcomesOf(`    expressions:\n      - ${cell}`)).toEqual([]);
  });
});
