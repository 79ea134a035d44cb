// Thirty models without a baseline need one line, and three of them are named.
import { inputErrorReport, passReport } from '@modelgate/testkit';
import { expect, test } from 'vitest';
import { terminal } from '../terminal/terminal.ts';
import { toldOnce } from './told-once.ts';

const reports = Array.from({ length: 30 }, (_, i) => ({ ...passReport(), model: `m${i}` }));
const told = (says: (model: string) => readonly string[]) =>
  toldOnce(
    reports,
    ({ model }) => says(model),
    ({ model }) => model,
  );

test('what all say is told once', () => {
  expect(told(() => ['no baseline'])).toEqual([{ whose: 'all 30', text: 'no baseline' }]);
});

test('what some say names them, in their order', () => {
  const says = (model: string) => (model === 'm7' ? [] : [model < 'm2' ? 'no baseline' : 'no token']);
  expect(told(says)).toEqual([
    { whose: 'm0; m1; m10 and 9 more', text: 'no baseline' },
    { whose: 'm2; m3; m4 and 14 more', text: 'no token' },
  ]);
});

test('one report needs no name', () => {
  expect(
    toldOnce(
      [passReport()],
      () => ['no token'],
      () => 'm',
    ),
  ).toEqual([{ whose: '', text: 'no token' }]);
});

test('an error that all have is read once in the terminal', () => {
  const errors = reports.map(({ model }) => ({ ...inputErrorReport(), model }));
  const { code } = inputErrorReport().error!.problems[0]!;
  expect(terminal(errors, { colour: false, width: 100 }).split(code)).toHaveLength(2);
});
