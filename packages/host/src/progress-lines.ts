// Progress in a log, where no line can be redrawn: long tasks print a line from time to time.
import { countText, type Counted, type Progress } from '@modelgate/core';
import { plainInLog } from '@modelgate/render';

/** Milliseconds between two lines of a task; a task that ends sooner prints none. */
const EVERY_MS = 10_000;

/** The amount of work of a task. */
interface Amount {
  readonly total: number;
  readonly of: Counted;
}

/** Writes lines of progress; names of tasks are escaped, since they come from the policy. `clock`: milliseconds since any fixed moment. */
export function progressLines(write: (line: string) => void, clock: () => number = () => performance.now()): Progress {
  const say = (line: string): void => write(plainInLog(line));
  const tasks = new Map<string, Amount & { readonly said: number }>();
  return {
    start: (task, total, of = 'rows') => {
      if (total === undefined) say(`${task} …`);
      else tasks.set(task, { total, of, said: clock() });
    },
    advance: (task, done) => {
      const running = tasks.get(task);
      const now = clock();
      if (running === undefined || now - running.said < EVERY_MS) return;
      tasks.set(task, { ...running, said: now });
      say(`${task}: ${doneText(done, running)}`);
    },
    end: (task) => void tasks.delete(task),
  };
}

/** '12,000 of 500,000 rows' */
export function doneText(done: number, { total, of }: Amount): string {
  return `${countText(done)} of ${countText(total)} ${of}`;
}
