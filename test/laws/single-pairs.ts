// How well a feature predicts the label, by a loop over all pairs of rows.

/** The feature, another column, and the label's class or rank. */
export type Cells<Y> = readonly (readonly [x: number, other: number, y: Y])[];

/** By order: the share of pairs that it puts in order, ties counting half, in either direction; of several classes the best. */
export function byOrder(rows: Cells<string>): number {
  return bestClass(rows, (class_) => {
    const area = share(rows, class_, ([x], [z]) => (x > z ? 1 : x === z ? 0.5 : 0));
    return Math.max(area, 1 - area);
  });
}

/** By category: rows are encoded by the class's share in their value's other rows, or in those that are no copies of them. */
export function byCategory(rows: Cells<string>, copies: 'count' | 'left out'): number {
  return bestClass(rows, (class_) => {
    const y = rows.map((row): number => (row[2] === class_ ? 1 : 0));
    const overall = mean(y);
    const encoded = new Map(rows.map((row, i) => [row, encodedOf(rows, i, y, overall, copies)]));
    return share(rows, class_, (a, b) => {
      const [e, f] = [encoded.get(a)!, encoded.get(b)!];
      // Encodings that are equal may differ in their last digits here.
      if (a[0] === b[0] || Math.abs(e - f) < 1e-12) return 0.5;
      return e > f ? 1 : 0;
    });
  });
}

/** The correlation of the label's ranks with their mean in the value's other rows, or in those that are no copies; 0 if it is negative. */
export function byMeanRank(rows: Cells<number>, copies: 'count' | 'left out'): number {
  const ranks = midranks(rows.map(([, , y]) => y));
  const encoded = rows.map((_, i) => encodedOf(rows, i, ranks, mean(ranks), copies));
  return Math.max(0, correlation(encoded, ranks));
}

export function spearman(rows: Cells<number>): number {
  return Math.abs(correlation(midranks(rows.map(([x]) => x)), midranks(rows.map(([, , y]) => y))));
}

function encodedOf<Y>(rows: Cells<Y>, i: number, y: readonly number[], overall: number, copies: string): number {
  const own = rows[i]!;
  const isSame = (row: Cells<Y>[number]): boolean => copies === 'left out' && row.join() === own.join();
  const others = rows.flatMap((row, j) => (j !== i && row[0] === own[0] && !isSame(row) ? [y[j]!] : []));
  return mean([...others, overall]);
}

type Pair = (a: Cells<string>[number], b: Cells<string>[number]) => number;

function share(rows: Cells<string>, class_: string, pair: Pair): number {
  const [of, rest] = [rows.filter((row) => row[2] === class_), rows.filter((row) => row[2] !== class_)];
  return mean(of.flatMap((a) => rest.map((b) => pair(a, b))));
}

/** 0 where no class has ten rows, and ten outside of it. */
function bestClass(rows: Cells<string>, area: (class_: string) => number): number {
  const classes = [...Map.groupBy(rows, (row) => row[2])];
  const enough = classes.filter(([, own]) => Math.min(own.length, rows.length - own.length) >= 10);
  return Math.max(0, ...enough.map(([class_]) => area(class_)));
}

function midranks(values: readonly number[]): readonly number[] {
  return values.map((v) => values.filter((w) => w < v).length + (values.filter((w) => w === v).length + 1) / 2);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const dot = (f: (i: number) => number): number => a.reduce((sum, _, i) => sum + f(i), 0);
  const [da, db] = [(i: number) => a[i]! - ma, (i: number) => b[i]! - mb];
  return dot((i) => da(i) * db(i)) / Math.sqrt(dot((i) => da(i) ** 2) * dot((i) => db(i) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
