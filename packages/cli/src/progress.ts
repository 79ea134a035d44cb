// Progress on stderr: one line that is redrawn in a terminal, log lines elsewhere.
import type { Counted, Progress } from '@modelgate/core';
import { doneText, progressLines } from '@modelgate/host';
import { plain } from '@modelgate/render';
import type { Terminal } from './terminal.ts';

const WIDTH = 18;
const REDRAW_MS = 80;

export interface TerminalProgress extends Progress {
  /** Removes the line before results are printed. */
  clear(): void;
}

interface Task {
  readonly total: number;
  readonly of: Counted;
  readonly done: number;
}

export function progressOn(terminal: Terminal): TerminalProgress {
  return terminal.watched
    ? redrawn(() => process.stderr.columns)
    : { ...progressLines((text) => terminal.error(text)), clear: () => undefined };
}

/** `columns`: how wide the terminal is now, 0 or undefined where it does not tell. A line that wraps could not be redrawn. */
function redrawn(columns: () => number | undefined): TerminalProgress {
  const tasks = new Map<string, Task>();
  let drawn = 0;
  const draw = (force: boolean): void => {
    const now = performance.now();
    if (!force && now - drawn < REDRAW_MS) return;
    drawn = now;
    const text = [...tasks].map(([name, task]) => line(name, task)).join('   ');
    process.stderr.write(`\r\u001b[2K${text.slice(0, (columns() || Infinity) - 1)}`);
  };
  return {
    start: (task, total = 0, of = 'rows') => {
      tasks.set(task, { total, of, done: 0 });
      draw(true);
    },
    advance: (task, done) => {
      const { total = 0, of = 'rows' } = tasks.get(task) ?? {};
      tasks.set(task, { total, of, done });
      draw(false);
    },
    end: (task) => {
      tasks.delete(task);
      draw(true);
    },
    clear: () => void process.stderr.write('\r\u001b[2K'),
  };
}

function line(name: string, task: Task): string {
  const shown = plain(name);
  if (task.total === 0) return shown;
  const filled = Math.min(WIDTH, Math.round((WIDTH * task.done) / task.total));
  return `${shown} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${doneText(task.done, task)}`;
}
