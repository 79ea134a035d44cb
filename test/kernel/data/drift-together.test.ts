// Columns that vary together are judged together: max-T fails what Holm lets pass, whatever the order of the rows and the files they lie in.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { folderStore } from '@modelgate/adapters';
import type { Report } from '@modelgate/core';
import { seededNormals } from '@modelgate/stats';
import { describe, expect, it } from 'vitest';
import { driftReport } from '../../fixtures/drift.ts';
import { testProject } from '../../fixtures/project.ts';

type Cell = number | string | null;
type Rows = readonly (readonly Cell[])[];

const draws = seededNormals('drift together');

/** Rows of twelve numbers that share most of what they are. */
function alike(n: number): readonly (readonly number[])[] {
  return Array.from({ length: n }, () => {
    const common = draws();
    return Array.from({ length: 12 }, (_, i) => 0.95 * common + (i < 6 ? 0.3 : 0.6) * draws());
  });
}

/** Every number moved by so many standard deviations of its column. */
function moved(rows: readonly (readonly number[])[], by: number): readonly (readonly number[])[] {
  const sds = rows[0]!.map((_, i) => sdOf(rows.map((row) => row[i]!)));
  return rows.map((row) => row.map((x, i) => x + by * sds[i]!));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function sdOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}

function pearson(pairs: readonly (readonly [number, number])[]): number {
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const sums = pairs.map(([x, y]) => x / sdOf(xs) + y / sdOf(ys));
  return sdOf(sums) ** 2 / 2 - 1;
}

function csv(rows: Rows, names = rows[0]!.map((_, i) => `c${i}`)): string {
  const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`);
  return `${[quoted, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

const judged = (test: string, train: string, drift = '{ columns: all }'): Promise<Report> =>
  driftReport(test, train, drift);

const outcomes = ({ findings }: Report, rule: string): readonly string[] =>
  findings.filter(({ id }) => id.startsWith(`${rule}/column=`)).map(({ outcome }) => outcome);

/** The correlation of the a-th and b-th member. */
function between({ families: [family] }: Report, a: number, b: number): number {
  return family!.correlation![(Math.max(a, b) * (Math.max(a, b) + 1)) / 2 + Math.min(a, b)]!;
}

const train = alike(1000);
const test = moved(train, 0.32);

describe('columns that vary together', () => {
  it('fail by max-T where Holm lets them pass, and explain draws again', async () => {
    const report = await judged(csv(test), csv(train));
    expect(report.families[0]!.method).toBe('max-t');
    const fails = report.findings.flatMap(({ leaves }) => leaves.flatMap(({ p }) => p?.fail ?? []));
    expect(Math.min(...fails) * fails.length).toBeGreaterThan(0.025);
    expect(outcomes(report, 'data/drift')).toEqual(Array(12).fill('fail'));
  });

  it('as their values do where all have moved one way', async () => {
    const report = await judged(csv(test), csv(train));
    for (const [a, b] of [
      [0, 1],
      [3, 11],
      [7, 8],
    ] as const) {
      const expected = pearson(train.map((row) => [row[a]!, row[b]!]));
      // The unit, which is the reference's own, has a small part in it.
      expect(Math.abs(between(report, a, b) - expected)).toBeLessThan(0.01);
    }
  });

  it('each side as much as its rows are few', async () => {
    const columns = train[0]!.map((_, i) => train.map((row) => row[i]!));
    const own = Array.from({ length: 400 }, () => columns.map(() => draws()));
    const apart = own.map((row) =>
      row.map((x, i) => {
        const [column, reference] = [own.map((each) => each[i]!), columns[i]!];
        return meanOf(reference) + sdOf(reference) * (0.36 + (x - meanOf(column)) / sdOf(column));
      }),
    );
    const report = await judged(csv(apart), csv(train));
    expect(report.families[0]!.method).toBe('max-t');
    const alone = pearson(apart.map((row) => [row[0]!, row[1]!]));
    const before = pearson(train.map((row) => [row[0]!, row[1]!]));
    expect(Math.abs(between(report, 0, 1) - (alone / 400 + before / 1000) / (1 / 400 + 1 / 1000))).toBeLessThan(0.03);
  });

  it('in whatever order rows come, all of them or a sample', async () => {
    const many = alike(12_000);
    for (const rows of [train, many]) {
      const by = rows === train ? 0.32 : 0.234;
      const [one, other] = await Promise.all([
        judged(csv(moved(rows, by)), csv(rows)),
        judged(csv(moved(rows, by).toReversed()), csv(rows.toReversed())),
      ]);
      expect(one.families[0]!.method).toBe('max-t');
      expect(one.families).toEqual(other.families);
    }
  });

  it('are not looked at again where Holm decides the same', async () => {
    expect((await judged(csv(moved(train, 0.1)), csv(train))).families[0]!.method).toBe('holm');
    expect((await judged(csv(moved(train, 0.6)), csv(train))).families[0]!.method).toBe('holm');
  });
});

it('measured file by file they are decided as on the whole, and the report says that all files were read', async () => {
  const policy = `version: 1
data: { test: { path: 'test/*.csv' }, train: { path: train.csv } }
gates: { validate-data: { data: test, reference: train, drift: { columns: all } } }
`;
  const parts = Object.fromEntries(
    Array.from({ length: 9 }, (_, k) => [`test/${k}.csv`, csv(test.filter((__, i) => i % 9 === k))]),
  );
  const project = testProject({ 'modelgate.yml': policy, 'train.csv': csv(train), ...parts });
  const origin = { run: 'local', attempt: 1, sha: '', onDefaultBranch: false };
  const store = folderStore(mkdtempSync(join(project.folder, 'kept-')), { origin, say: (text) => expect.fail(text) });
  try {
    const [whole] = await project.run();
    await project.run('modelgate.yml', undefined, store);
    const [byFile] = await project.run('modelgate.yml', undefined, store);
    expect(whole!.families[0]!.method).toBe('max-t');
    expect([byFile!.families, byFile!.findings]).toEqual([whole!.families, whole!.findings]);
    expect(byFile!.notes[0]).toMatch(/^All 9 files of test were read for .*how columns vary together/);
  } finally {
    project.close();
  }
});

describe('columns of all kinds', () => {
  const odd = ['h', 'k', 'x0', 'a "b" c', "it's", 'Ünïcode 🙂', 'free text'];
  /** A number, its sign, what it is called, and twice the same without some values; more of them are above 0 than before. */
  const mixed = (of: Rows, above: number): Rows =>
    of.map((row, i) => {
      const x = i % 100 < above ? Math.abs(row[0] as number) : (row[0] as number);
      const named = x > 1 ? "'high'; --" : x > 0 ? '"mid"' : 'low';
      const some = x > 1.5 ? null : row[1]!;
      return [
        x,
        String(x > 0),
        `"${named.replaceAll('"', '""')}"`,
        some,
        some,
        row[2]!,
        x > 1.5 ? null : `note ${i % 997}`,
      ];
    });

  it('vary as their levels do', async () => {
    const report = await judged(
      csv(mixed(train, 32), odd),
      csv(mixed(train, 0), odd),
      '{ columns: all, missing: 0.1pt }',
    );
    const [family] = report.families;
    expect(family!.method).toBe('max-t');
    const at = (id: string): number => family!.members.findIndex(({ finding }) => finding === id);
    const [first, ...others] = [3, 4, 6].map((i) => at(`data/drift/missing/column=${odd[i]}`));
    for (const other of others) expect(between(report, first!, other)).toBeCloseTo(1, 12);
    const [number, sign, name] = [0, 1, 2].map((i) => at(`data/drift/column=${odd[i]}`)) as [number, number, number];
    for (const pair of [
      [number, sign],
      [number, name],
      [sign, name],
    ] as const)
      expect(between(report, ...pair)).toBeGreaterThan(0.5);
  });
});
