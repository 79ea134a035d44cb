// Every call that CPython's own unpicklers would make is seen: 20,000 mutants of real pickles by seed, and every one that was
// ever missed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compared } from './missed.fixture.ts';
import type { Event } from './missed.fixture.ts';
import { python } from './python.fixture.ts';

const folder = import.meta.dirname;
const crashes = readdirSync(join(folder, 'crashes')).filter((name) => name.endsWith('.pkl'));

function observed(args: readonly string[]): readonly (readonly [base64: string, events: readonly Event[]])[] {
  const child = spawnSync(python!, ['-S', join(folder, 'oracle.py'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 29,
  });
  expect(child.status, child.stderr).toBe(0);
  return child.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

// Without a Python there is nothing to compare with; MODELGATE_REQUIRE=python makes that a failure.
const required = (process.env['MODELGATE_REQUIRE'] ?? '').split(',').includes('python');

const reason = python === undefined ? ': skipped, there is no Python 3.8 or newer' : '';

describe.skipIf(python === undefined && !required)(`beside CPython${reason}`, () => {
  it('sees every call of 20,000 mutants', () => {
    const mutants = observed(['20261125', '20000']);
    expect(mutants).toHaveLength(20_000);
    expect(mutants.filter(([, events]) => events.some(([kind]) => kind === 'call')).length).toBeGreaterThan(5000);
    const results = mutants.map(([base64, events]) => ({ base64, ...compared(Buffer.from(base64, 'base64'), events) }));
    expect(results.filter(({ missed }) => missed.length > 0)).toEqual([]);
    expect(results.filter(({ disagreed }) => disagreed).length).toBeLessThan(1000);
  });

  it('sees every call of what it once missed', () => {
    const files = crashes.map((name) => join(folder, 'crashes', name));
    const missed = observed(['--files', ...files]).flatMap(([base64, events], i) => {
      const unseen = compared(Buffer.from(base64, 'base64'), events).missed;
      return unseen.length > 0 ? [{ file: crashes[i], unseen }] : [];
    });
    expect(missed).toEqual([]);
  });
});
