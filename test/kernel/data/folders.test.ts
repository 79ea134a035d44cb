// Data parted into folders that spell a column, as Hive and Spark write it: it is not read, and everybody who may have meant it is told.
import { describe, expect, it } from 'vitest';
import { columnsInFolders, type Report } from '@modelgate/core';
import { runOnce } from '../../fixtures/project.ts';

it('columns are those that every file’s folders spell', () => {
  const of = (...files: readonly string[]) => columnsInFolders({ files });
  expect(of('/data/year=2024/month=01/a.parquet', '/data/year=2023/month=12/b.parquet')).toEqual(['year', 'month']);
  expect(of('/data/year=2024/a.parquet', '/data/b.parquet')).toEqual([]);
  expect(of('/data/x=1.parquet')).toEqual([]);
  expect(of('C:\\data\\year=2024\\a.parquet')).toEqual(['year']);
  expect(of()).toEqual([]);
});

async function judged(gates: string, label = 'y'): Promise<Report> {
  const rows = (from: number): string =>
    `id,y\n${Array.from({ length: 40 }, (_, i) => `${from + i},${i % 2}`).join('\n')}\n`;
  const [report] = await runOnce({
    'modelgate.yml': `version: 1\ndata: { sales: { path: sales, id: id, label: ${label} } }\n${gates}\n`,
    'sales/year=2023/a.csv': rows(0),
    'sales/year=2024/b.csv': rows(100),
    'preds.csv': 'id,p\n0,1\n',
  });
  return report!;
}

describe('a rule about such a column', () => {
  it('says what stands in its way, and nothing is said to have been looked at', async () => {
    const report = await judged('gates: { validate-data: { columns: { year: { min: 2023 } }, rows: { min: 80 } } }');
    const finding = report.findings.find(({ rule }) => rule === 'data/columns');
    expect(finding).toMatchObject({
      outcome: 'fail',
      message: { remedy: expect.stringContaining('(year=…) are not read') as string },
    });
    expect(report.coverage.find(({ what }) => what === 'columns')).toMatchObject({ evaluated: 2, expected: 3 });
  });

  it('that a model needs is an error with the same words', async () => {
    const models =
      'models: { m: { predictions: preds.csv, baseline: none, outputs: { score: p } } }\ngates: { evaluate-model: {} }';
    const { error } = await judged(models, 'year');
    expect(error?.problems).toMatchObject([{ code: 'input/column-missing', hint: 'write the column into the files' }]);
  });
});
