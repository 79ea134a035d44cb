// Times of several ways to do the same, taken in turns, so that a disturbance meets them alike; the best of each counts.
import { quietMoment } from './quiet.ts';

const TURNS = 5;

export interface Timing {
  /** Seconds: the shortest of all turns. */
  readonly best: number;
  /** Seconds, in order. */
  readonly runs: readonly number[];
  /** Some runs began while others computed on this machine. */
  readonly disturbed: boolean;
}

/** Each way returns the seconds it took; what comes before and after its own measurement is not counted. */
export async function inTurns<K extends string>(
  ways: Readonly<Record<K, () => Promise<number>>>,
  turns: number = TURNS,
  patienceMs?: number,
): Promise<Record<K, Timing>> {
  const names = Object.keys(ways) as K[];
  const found = new Map<K, { runs: number[]; disturbed: boolean }>(
    names.map((name) => [name, { runs: [], disturbed: false }]),
  );
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      const quiet = await quietMoment(patienceMs);
      const entry = found.get(name)!;
      entry.runs.push(await ways[name]());
      entry.disturbed ||= quiet === false;
    }
    process.stderr.write(`\r${turn + 1} of ${turns} turns`);
  }
  process.stderr.write('\r\u001b[2K');
  const timings = names.map((name) => {
    const { runs, disturbed } = found.get(name)!;
    return [name, { best: Math.min(...runs), runs, disturbed }];
  });
  return Object.fromEntries(timings) as Record<K, Timing>;
}

/** Seconds that the work takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
