// A folder that this user may not list is told, whatever names it; Node's glob would pass over it as if it were empty.
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asUser } from '../../../../test/fixtures/as-user.ts';
import { checkout, type Checkout } from './dvc/checkout.fixture.ts';

let at: Checkout;
beforeEach(() => {
  at = checkout();
  for (const path of ['d/a.csv', 'd/closed/b.csv', 'e/c.csv']) at.write(path, 'x');
  chmodSync(dirname(at.root), 0o755);
  chmodSync(join(at.root, 'd/closed'), 0o000);
});
afterEach(async () => {
  chmodSync(join(at.root, 'd/closed'), 0o700);
  await at.close();
});

const isThere = process.platform !== 'win32';

const through = ['d', '.', 'd/**/*.csv', '**/b.csv', 'd/*/b.csv', 'd/*/deep/b.csv', 'd/closed', 'd/closed/*.csv'];
const ofBraces = ['{d/closed,e}/*.csv', '{d/*/*,e/*}.csv'];
const inIt = ['d/closed/b.csv', 'd/closed/deep/b.csv'];

it.runIf(isThere).each([...through, ...ofBraces, ...inIt])('%s goes through it: an error', async (path) => {
  const problem = { code: 'input/file-unreadable', named: 'd/closed' };
  await expect(asUser(() => at.files.find(path))).rejects.toMatchObject({ problem });
});

it.runIf(isThere).each(['d/a.csv', 'd/*.csv', '*/a.csv', 'e', 'e/**/*.csv'])('%s does not', async (path) => {
  expect(await asUser(() => at.files.find(path))).toHaveLength(1);
});

it.runIf(isThere)('of all files it is one that cannot be opened, where it may hold one', async () => {
  const all = async (path: string): Promise<unknown> =>
    (await asUser(() => at.files.all(path))).map((file) => [file.path, 'unreadable' in file]);
  const closed = ['d/closed', true];
  expect(await all('d')).toEqual([['d/a.csv', false], closed]);
  expect(await all('**/b.csv')).toEqual([closed]);
  expect(await all('d/closed')).toEqual([closed]);
  expect(await all('d/*.csv')).toEqual([['d/a.csv', false]]);
  expect(await all('{d/*/*,e/*}.csv')).toEqual([closed, ['e/c.csv', false]]);
  expect(await all('d/closed/b.csv')).toEqual([closed]);
});

it.runIf(isThere)('of all files a hidden one is told too, and the root itself', async () => {
  at.write('d/.cache/d.csv', 'x');
  chmodSync(join(at.root, 'd/.cache'), 0o000);
  const all = async (path: string): Promise<unknown> =>
    (await asUser(() => at.files.all(path))).map((file) => file.path).filter((file) => !file.endsWith('.csv'));
  expect(await all('d/*/*.csv')).toEqual(['d/.cache', 'd/closed']);
  chmodSync(join(at.root, 'd/.cache'), 0o700);
  chmodSync(at.root, 0o311);
  expect(await all('*.csv')).toEqual(['.']);
  chmodSync(at.root, 0o755);
});
