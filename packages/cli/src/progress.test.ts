// Progress in a terminal: one line, which is redrawn only where it does not wrap.
import { afterEach, expect, it, vi } from 'vitest';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

const { columns } = process.stderr;

afterEach(() => {
  vi.restoreAllMocks();
  process.stderr.columns = columns;
});

it('the line is never wider than the terminal, whatever runs side by side', () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  process.stderr.columns = 40;
  const progress = progressOn({ watched: true } as Terminal);
  for (const task of ['credit, candidate', 'credit, baseline']) progress.start(task, 8000);
  expect(written.at(-1)).toContain('credit, candidate ░');
  for (const text of written) expect(text.replace('\r\u001b[2K', '').length).toBeLessThan(40);
});

it('is whole where the terminal does not tell its width', () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  process.stderr.columns = 0;
  progressOn({ watched: true } as Terminal).start('credit, candidate', 8000);
  expect(written.at(-1)).toMatch(/0 of 8,000 rows$/);
});
