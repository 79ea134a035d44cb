// The private folder is gone however the process ends that made it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { privateFolder } from './private-folder.ts';

const script = `
import { writeFileSync } from 'node:fs';
const { privateFolder } = await import(${JSON.stringify(new URL('private-folder.ts', import.meta.url).href)});
const { path } = privateFolder();
writeFileSync(path + '/rows.csv', 'a');
console.log(path);
setInterval(() => undefined, 1000);
`;

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s, which ends it all the same', async (signal) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [told] = (await once(child.stdout, 'data')) as [Buffer];
  const path = told.toString().trim();
  expect(existsSync(path)).toBe(true);
  child.kill(signal);
  const [code, by] = (await once(child, 'exit')) as [number | null, string | null];
  expect([code, by]).toEqual([null, signal]);
  expect(existsSync(path)).toBe(false);
});

it.each(['close', 'closeNow'] as const)('by %s, and then no signal is listened to', async (close) => {
  const before = process.listenerCount('SIGINT');
  const folder = privateFolder();
  await folder[close]();
  expect(existsSync(folder.path)).toBe(false);
  expect(process.listenerCount('SIGINT')).toBe(before);
});
