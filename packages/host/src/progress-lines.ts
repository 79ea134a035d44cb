// Progress in a log, where nothing is drawn twice: long work says now and then how far it is.
import { countText, type Counted, type Progress } from '@modelgate/core';
import { plainInLog } from '@modelgate/render';

/** Work that is done sooner says nothing; other work says something so often, ms. */
const EVERY_MS = 10_000;

/** How much there is to do. */
interface Amount {
  readonly total: number;
  readonly of: Counted;
}

/** Tasks bear names of the policy, which may be anybody's. `clock` gives milliseconds since any moment. */
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
