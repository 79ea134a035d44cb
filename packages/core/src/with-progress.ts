// Long work, shown from its start to its end, whether it succeeds or not.
import type { Counted, Progress } from './ports.ts';

export interface Shown {
  /** What progress calls it. */
  readonly task: string;
  readonly total: number;
  /** What is counted: rows, unless it says otherwise. */
  readonly of?: Counted;
}

/** Runs `work`, which reports how much is done through its argument. */
export async function withProgress<T>(
  progress: Progress,
  { task, total, of }: Shown,
  work: (advance: (done: number) => void) => T | Promise<T>,
): Promise<T> {
  progress.start(task, total, of);
  try {
    return await work((done) => progress.advance(task, done));
  } finally {
    progress.end(task);
  }
}
