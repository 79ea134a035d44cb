// Stretches cover every row once, whatever the files.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from './stretches.ts';

const file = (path: string, ...groups: number[]): Parameters<typeof cut>[0]['files'][number] => ({
  path,
  rows: groups.reduce((sum, n) => sum + n, 0),
  groups,
});

describe('cuts', () => {
  it('keep small files whole', () => {
    expect(cut({ files: [file('a', 16_281)], width: 1 })).toEqual([{ path: 'a', from: 0, to: 16_281, of: 16_281 }]);
  });

  it('join small row groups and divide large ones', () => {
    const sizes = (...groups: number[]): number[] =>
      cut({ files: [file('a', ...groups)], width: 1 }).map((s) => s.to - s.from);
    expect(sizes(30_000, 30_000, 30_000, 30_000)).toEqual([90_000, 30_000]);
    expect(sizes(122_880, 122_880, 100)).toEqual([122_880, 122_880, 100]);
    expect(sizes(1_000_000)).toEqual([262_144, 262_144, 262_144, 213_568]);
  });

  it('are finer for wide outputs', () => {
    const [first] = cut({ files: [file('a', 1_000_000)], width: 1000 });
    expect(first!.to).toBe(16_384);
  });

  it('cover every row once, in order, for any files and any shards', () => {
    const files = fc.array(fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        files,
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (groups, width, share) => {
          const all = groups.map((g, i) => file(`f${i}`, ...g));
          const total = all.reduce((sum, f) => sum + f.rows, 0);
          const middle = Math.floor(total * share);
          const shards = [
            { from: 0, to: middle },
            { from: middle, to: total },
          ];
          const stretches = shards.flatMap((rows) => cut({ files: all, width, rows }));
          const starts = new Map(all.map((f, i) => [f.path, all.slice(0, i).reduce((sum, g) => sum + g.rows, 0)]));
          let next = 0;
          for (const { path, from, to } of stretches) {
            expect(starts.get(path)! + from).toBe(next);
            expect(to).toBeGreaterThan(from);
            next = starts.get(path)! + to;
          }
          expect(next).toBe(total);
        },
      ),
    );
  });
});
