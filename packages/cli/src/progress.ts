// Progress on stderr: one line that is redrawn where a person watches, nothing elsewhere.
import type { Progress } from '@modelgate/core';
import { countText } from '@modelgate/core';
import type { Terminal } from './terminal.ts';

const WIDTH = 18;
const REDRAW_MS = 80;

export interface TerminalProgress extends Progress {
  /** Takes the line away before results are printed. */
  clear(): void;
}

export function progressOn(terminal: Terminal): TerminalProgress {
  const tasks = new Map<string, { total: number; done: number }>();
  let drawn = 0;
  const draw = (force: boolean): void => {
    const now = performance.now();
    if (!terminal.watched || (!force && now - drawn < REDRAW_MS)) return;
    drawn = now;
    process.stderr.write(`\r\u001b[2K${[...tasks].map(([name, task]) => line(name, task)).join('   ')}`);
  };
  return {
    start: (task, total = 0) => {
      tasks.set(task, { total, done: 0 });
      draw(true);
    },
    advance: (task, done) => {
      const { total = 0 } = tasks.get(task) ?? {};
      tasks.set(task, { total, done });
      draw(false);
    },
    end: (task) => {
      tasks.delete(task);
      draw(true);
    },
    clear: () => {
      if (terminal.watched) process.stderr.write('\r\u001b[2K');
    },
  };
}

function line(name: string, { total, done }: { total: number; done: number }): string {
  if (total === 0) return name;
  const filled = Math.min(WIDTH, Math.round((WIDTH * done) / total));
  return `${name} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${countText(done)} of ${countText(total)} rows`;
}
