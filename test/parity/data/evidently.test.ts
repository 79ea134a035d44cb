// Distances that a policy names, on flights of January against July: Evidently's own values, to the digits that are told.
import { expect, it } from 'vitest';
import reference from '../stats/distances.json' with { type: 'json' };
import { relativeError } from '../stats/relative-error.ts';
import { runOnce } from '../../fixtures/project.ts';

const methods: Readonly<Record<string, string>> = {
  wasserstein: 'wasserstein',
  psi: 'psi-evidently',
  jensenshannon: 'jensen-shannon-evidently',
  kl_div: 'kl-evidently',
  chisquare: 'chi-square-p-evidently',
};

/** Each column's values as often as they were; the shorter ones end in missing values. */
function csv(side: 'reference' | 'current'): string {
  const columns = reference.flights.map((flight) =>
    flight[side].flatMap((n, i) => Array.from({ length: n }, () => flight.at?.[i] ?? `level ${i}`)),
  );
  const rows = Math.max(...columns.map((values) => values.length));
  const lines = Array.from({ length: rows }, (_, i) => columns.map((values) => values[i] ?? '').join(','));
  return `${[reference.flights.map(({ column }) => column).join(','), ...lines].join('\n')}\n`;
}

it('every method of every column', async () => {
  const policy = `version: 1
data:
  july: { path: july.csv }
  january: { path: january.csv }
gates:
  validate-data:
    data: july
    reference: january
    drift: { columns: all, also: [${Object.values(methods).join(', ')}] }
`;
  const files = { 'modelgate.yml': policy, 'july.csv': csv('current'), 'january.csv': csv('reference') };
  const [report] = await runOnce(files);
  const found = reference.flights.flatMap(({ column, evidently }) => {
    const text = report!.findings.find((f) => f.id === `data/drift/column=${column}`)!.message.observed;
    return Object.entries(evidently).flatMap(([method, expected]) => {
      const told = new RegExp(`, ${methods[method] ?? '-'} ([0-9.e-]+)`).exec(text)?.[1];
      return told === undefined ? [] : [{ column, method, error: relativeError(Number(told), expected) }];
    });
  });
  expect(found).toHaveLength(24);
  expect(found.filter(({ error }) => !(error < 1e-5))).toEqual([]);
});

it('a reference of at most 20 different values makes each value a bin, however many the data has', async () => {
  const column = (at: (i: number) => number): string =>
    `x\n${Array.from({ length: 300 }, (_, i) => `${at(i).toFixed(1)}\n`).join('')}`;
  const [report] = await runOnce({
    'modelgate.yml': `version: 1
data: { july: { path: july.csv }, january: { path: january.csv } }
gates: { validate-data: { data: july, reference: january, drift: { also: [psi-evidently, jensen-shannon-evidently, kl-evidently] } } }
`,
    'january.csv': column((i) => i % 10),
    'july.csv': column((i) => (i % 40) / 2),
  });
  const text = report!.findings.find((f) => f.id === 'data/drift/column=x')!.message.observed;
  expect(text).toContain('psi-evidently 4.98688, jensen-shannon-evidently 0.60597, kl-evidently 1.29837');
});
