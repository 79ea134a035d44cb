// Groups of a file of their own give the figures that the same groups in the data give, whatever order the file stands in.
import { describe, expect, it } from 'vitest';
import type { Report } from '@modelgate/core';
import { files, fourFifths, judged, large, outcomes } from '../fixtures/groups.ts';
import { runOnce } from '../fixtures/project.ts';

describe('groups of a file of their own', () => {
  const parts = [large('a'), large('b', 0.3), { group: 'c', n: 60, positive: 0.5, selected: 0.5 }];
  /** The same groups as in the data, from the last row to the first, without the last sixty. */
  const run = async (lines: (rows: readonly string[]) => readonly string[]): Promise<Report> => {
    const all = files(parts, fourFifths);
    const rows = (all['data.csv'] as string).trim().split('\n').slice(1);
    const own = rows.map((row) => row.split(',').slice(0, 2).join(','));
    const policyText = (all['modelgate.yml'] as string).replace(
      'groups: [g]',
      'groups: { from: people.csv, columns: [who] }',
    );
    const data = ['id,w,y', ...rows.map((row) => row.split(',')).map(([id, , w, , y]) => `${id},${w},${y}`)];
    const [report] = await runOnce({
      ...all,
      'modelgate.yml': policyText,
      'data.csv': `${data.join('\n')}\n`,
      'people.csv': `id,who\n${lines(own).join('\n')}\n`,
    });
    return report!;
  };

  it('are those of the rows with their ids, in whatever order they stand', async () => {
    const own = await judged(parts, fourFifths);
    const joined = await run((rows) => rows.toReversed());
    const figures = (report: Report): unknown => report.groups!.map(({ rows }) => rows);
    expect(joined.error).toBe(undefined);
    expect(figures(joined)).toEqual(figures(own));
    expect(outcomes(joined)['bias/impact-ratio/candidate/who=b']).toBe('fail');
    expect(joined.subjects.map(({ path }) => path)).toContain('people.csv');
  });

  it('leave rows that the file does not know without a group, and counted', async () => {
    const report = await run((rows) => rows.slice(0, -60));
    expect(report.groups![0]).toMatchObject({ ungrouped: 60 });
    expect(report.groups![0]!.rows.map(({ group }) => group)).toEqual(['', 'a', 'b']);
  });

  it('are an error of the input where the file speaks of a row twice', async () => {
    const report = await run((rows) => [...rows, rows[0]!]);
    expect(report.error?.problems[0]).toMatchObject({ code: 'input/id-not-unique' });
  });
});
