// Lines of a log, by a clock that the test moves.
import { expect, test } from 'vitest';
import { progressLines } from './progress-lines.ts';

function logged(): { lines: string[]; progress: ReturnType<typeof progressLines>; wait: (seconds: number) => void } {
  const lines: string[] = [];
  let now = 0;
  const progress = progressLines(
    (line) => lines.push(line),
    () => now,
  );
  return { lines, progress, wait: (seconds) => (now += 1000 * seconds) };
}

test('long work says how far it is, every ten seconds', () => {
  const { lines, progress, wait } = logged();
  progress.start('score credit', 5_000_000);
  for (let done = 0; done <= 5_000_000; done += 500_000) {
    progress.advance('score credit', done);
    wait(4);
  }
  progress.end('score credit');
  expect(lines).toEqual([
    'score credit: 1,500,000 of 5,000,000 rows',
    'score credit: 3,000,000 of 5,000,000 rows',
    'score credit: 4,500,000 of 5,000,000 rows',
  ]);
});

test('each task has its own time, and counts what it counts', () => {
  const { lines, progress, wait } = logged();
  progress.start('security-scan', 500, 'files');
  wait(9);
  progress.start('validate-data', 10);
  wait(2);
  progress.advance('security-scan', 20);
  progress.advance('validate-data', 1);
  expect(lines).toEqual(['security-scan: 20 of 500 files']);
});

test('a name of the policy is not a command to a runner, and no second line', () => {
  const { lines, progress, wait } = logged();
  progress.start('::stop-commands::a');
  progress.start('a\n::error::b ##[add-mask]c', 10);
  wait(11);
  progress.advance('a\n::error::b ##[add-mask]c', 5);
  expect(lines).toEqual([': :stop-commands::a …', 'a\\u{a}::error::b # #[add-mask]c: 5 of 10 rows']);
});

test('short work says nothing, and work of unknown length that it has begun', () => {
  const { lines, progress, wait } = logged();
  progress.start('score credit', 100);
  wait(9);
  progress.advance('score credit', 100);
  progress.end('score credit');
  progress.start('fetch the native engines');
  progress.end('fetch the native engines');
  expect(lines).toEqual(['fetch the native engines …']);
});
