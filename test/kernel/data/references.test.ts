// Keys meet whatever type each side stores them in: pandas makes 5.0 of a 5 as soon as one is missing, and a day may be kept as its midnight.
import { expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

/** 200 rows; every tenth refers to what is not there. */
async function judged(columns: readonly string[], keys: readonly string[]): Promise<readonly (string | undefined)[]> {
  const day = (i: number): string => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
  const known = (i: number): number => (i % 10 === 0 ? 900 : i % 50);
  const orders = Array.from({ length: 200 }, (_, i) =>
    [`${known(i)}.0`, known(i), `k${known(i)}`, day(known(i)), i].join(','),
  );
  const others = Array.from({ length: 50 }, (_, i) => [i, `${i}.0`, `k${i}`, `${day(i)} 00:00:00`].join(','));
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { orders: { path: orders.csv }, others: { path: others.csv } }
gates:
  validate-data:
    data: orders
    references: [{ columns: [${columns.join(', ')}], in: [${keys.map((key) => `others.${key}`).join(', ')}] }]
`,
    'orders.csv': `fraction,whole,text,day,row\n${orders.join('\n')}\n,,,,200\n`,
    'others.csv': `whole,fraction,text,at\n${others.join('\n')}\n`,
  });
  expect(report!.error).toBeUndefined();
  return report!.findings.map(({ message }) => message.observed);
}

const found = ['20 of 201 values (9.95 %) do not occur there, 1 to 4 not tested'];

it.each([
  ['whole', 'whole'],
  ['fraction', 'whole'],
  ['whole', 'fraction'],
  ['text', 'text'],
  ['day', 'at'],
])('%s in %s', async (column, key) => {
  expect(await judged([column], [key])).toEqual(found);
});

it('several together', async () => {
  expect(await judged(['fraction', 'day'], ['whole', 'at'])).toEqual(found);
});

it('what no type holds is compared as text', async () => {
  expect(await judged(['text'], ['whole'])).toEqual(['all but 1 to 4 of at most 201 values do not occur there']);
});
