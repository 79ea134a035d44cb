// The classifier finds what differs, in one column or between two, and nothing where nothing does.
import { describe, expect, it } from 'vitest';
import { seededNormals, seededUniforms } from '../random.ts';
import { CELLS, levelsOf, MISSING, type CodedColumn } from './coded.ts';
import { domainClassifier, type Separation } from './domain-classifier.ts';

type Values = readonly number[];

const ROWS = 1500;
const normal = seededNormals('two samples');
const uniform = seededUniforms('their levels');
const normals = (shift = 0): number[] => Array.from({ length: ROWS }, () => normal() + shift);
const correlated = (with_: Values, r: number): number[] => with_.map((x) => r * x + Math.sqrt(1 - r * r) * normal());

/** Sixteenths of both together, as the SQL makes them. */
function coded(before: Values, now: Values): CodedColumn {
  const both = [...before, ...now];
  const sorted = [...both].sort((a, b) => a - b);
  const below = new Map(sorted.map((x, i) => [x, i] as const).toReversed());
  return { codes: Uint8Array.from(both, (x) => Math.floor((16 * below.get(x)!) / both.length)), ordered: true };
}

const current = Uint8Array.from({ length: 2 * ROWS }, (_, i) => Number(i >= ROWS));

function classify(...columns: readonly CodedColumn[]): Separation {
  return domainClassifier(columns, current)!;
}

function far({ auc, se }: Separation): number {
  return (auc - 0.5) / se;
}

describe('two samples', () => {
  it('that do not differ are not told apart', () => {
    const found = classify(coded(normals(), normals()), coded(normals(), normals()), coded(normals(), normals()));
    expect(Math.abs(far(found))).toBeLessThan(3);
  });

  it('one of whose columns moved: its AUC is nearly the best that there is, Φ(d/√2)', () => {
    const found = classify(coded(normals(), normals(0.8)), coded(normals(), normals()));
    expect(found.auc).toBeGreaterThan(0.714 - 3 * found.se);
    expect(found.auc).toBeLessThan(0.714 + 3 * found.se);
    expect(found.by[0]).toMatchObject({ of: [0] });
    expect(found.by[0]!.share).toBeGreaterThan(0.8);
  });

  it('whose correlation changed: no column tells it, the pair does', () => {
    const [x, y] = [normals(), normals()];
    const [a, b] = [coded(normals(), x), coded(normals(), correlated(x, 0.7))];
    expect(far(classify(a))).toBeLessThan(3);
    expect(far(classify(b))).toBeLessThan(3);
    const found = classify(a, coded(normals(), y), b);
    expect(far(found)).toBeGreaterThan(6);
    expect(found.by[0]).toMatchObject({ of: [0, 2] });
  });

  it('of very many columns, whose correlation changed: pairs are looked at on some rows first', () => {
    const x = normals();
    const pair = [coded(normals(), x), coded(normals(), correlated(x, 0.7))];
    const others = Array.from({ length: 178 }, () => coded(normals(), normals()));
    const found = classify(...others.slice(0, 90), pair[0]!, ...others.slice(90), pair[1]!);
    expect(far(found)).toBeGreaterThan(3);
    expect(found.by[0]).toMatchObject({ of: [90, 179] });
  });

  it('of very many columns, some of which moved: more than those that every round looks at', () => {
    const moved = Array.from({ length: 100 }, () => coded(normals(), normals(0.12)));
    const others = Array.from({ length: 100 }, () => coded(normals(), normals()));
    // The best there is: Φ(0.12 · √100 / √2) = 0.80; sixty rounds of steps find part of it.
    expect(classify(...others, ...moved).auc).toBeGreaterThan(0.62);
  });

  it('whose spread changed: a number is cut more than once', () => {
    expect(
      far(
        classify(
          coded(
            normals(),
            normals().map((x) => 1.8 * x),
          ),
        ),
      ),
    ).toBeGreaterThan(6);
  });

  it('whose categories go together now: levels have no order', () => {
    const levels = (): Uint8Array => Uint8Array.from({ length: 2 * ROWS }, () => Math.floor(4 * uniform()));
    const [a, free] = [levels(), levels()];
    const b = free.map((level, i) => (current[i] ? (a[i]! * 3 + 1) % 4 : level));
    const found = classify({ codes: a, ordered: false }, { codes: b, ordered: false });
    expect(far(found)).toBeGreaterThan(10);
    expect(found.by[0]).toMatchObject({ of: [0, 1] });
  });

  it('one of which lacks values', () => {
    const codes = Uint8Array.from(current, (is) => (is && uniform() < 0.3 ? MISSING : Math.floor(16 * uniform())));
    expect(far(classify({ codes, ordered: true }))).toBeGreaterThan(6);
  });

  it('that have nothing in common are told apart in every row', () => {
    const found = classify(coded(normals(), normals(100)));
    expect(found.auc).toBe(1);
    expect(found.se).toBeGreaterThan(0);
  });
});

it('the error is that of repeated samples that do not differ', () => {
  const both = Uint8Array.from({ length: 400 }, (_, i) => i % 2);
  const random = (): CodedColumn => ({
    codes: Uint8Array.from(both, () => Math.floor(16 * uniform())),
    ordered: true,
  });
  const ten = (): readonly CodedColumn[] => Array.from({ length: 10 }, random);
  const found = Array.from({ length: 150 }, () => domainClassifier(ten(), both)!);
  const sd = Math.sqrt(found.reduce((sum, { auc }) => sum + (auc - 0.5) ** 2, 0) / found.length);
  const se = found.reduce((sum, each) => sum + each.se, 0) / found.length;
  expect(sd / se).toBeLessThan(1.15);
  expect(sd / se).toBeGreaterThan(0.7);
});

describe('laws', () => {
  const columns = [coded(normals(), normals(0.5)), coded(normals(), normals())];

  it('the same rows give the same answer', () => {
    expect(classify(...columns)).toEqual(classify(...columns));
  });

  it('which sample is called the current one makes hardly a difference', () => {
    const turned = domainClassifier(
      columns,
      current.map((is) => 1 - is),
    )!;
    expect(Math.abs(turned.auc - classify(...columns).auc)).toBeLessThan(0.01);
  });

  it('shares are of one whole, the largest first', () => {
    const shares = classify(...columns).by.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('without two rows of each sample in every fold nothing can be said', () => {
    const few = { codes: new Uint8Array(19), ordered: true };
    expect(
      domainClassifier(
        [few],
        Uint8Array.from({ length: 19 }, (_, i) => Number(i < 9)),
      ),
    ).toBeUndefined();
    expect(domainClassifier([few], new Uint8Array(19))).toBeUndefined();
    expect(domainClassifier([{ codes: new Uint8Array(0), ordered: true }], new Uint8Array(0))).toBeUndefined();
    const enough = { codes: new Uint8Array(20), ordered: true };
    expect(
      domainClassifier(
        [enough],
        Uint8Array.from({ length: 20 }, (_, i) => Number(i < 10)),
      )?.auc,
    ).toBe(0.5);
  });
});

describe('coarse levels', () => {
  it('are quarters of the rows, and one of missing values', () => {
    const codes = Uint8Array.from({ length: 160 }, (_, i) => i % 16);
    expect([...levelsOf(codes)]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4]);
  });

  it('a code that holds most rows keeps a level of its own', () => {
    const codes = Uint8Array.from({ length: 100 }, (_, i) => (i < 80 ? 0 : i < 90 ? 14 : 15));
    const levels = levelsOf(codes);
    expect(levels).toHaveLength(CELLS);
    expect(levels[0]).not.toBe(levels[14]);
  });
});
