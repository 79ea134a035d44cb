// What is dangerous, beside files that nobody could read.
import { exitCodeOf } from '@modelgate/core';
import { annotations, comment, summary, terminal } from '@modelgate/render';
import { expect, it } from 'vitest';
import { tarOf } from '../../fixtures/tar.ts';
import { noise, scan, shell } from '../../fixtures/scan.ts';

it('is to be removed, unlike what nobody knows, and only then is its line told', async () => {
  const { findings } = await scan({ 'models/noise.bin': noise, 'models/a.pkl': shell });
  const remedies = new Map(findings.map(({ places, message }) => [places[0]?.path, message.remedy]));
  expect(remedies.get('models/noise.bin')).toMatch(/^if it belongs there, an owner allows it/);
  expect(remedies.get('models/a.pkl')).toMatch(
    /^do not load this file: remove it, .*who answers for what it does .* allow: \[\{ callable: os\.system/,
  );
});

it('is what writes outside its folder too, and no line is offered as if that could belong there', async () => {
  const { findings } = await scan({ 'models/a.tar': tarOf('../../up.txt', 'x') });
  expect(findings.map(({ message }) => message.remedy)).toContainEqual(
    expect.stringMatching(/^do not load this file: .* allow: \[\{ anomaly: member-escapes/),
  );
});

it('is hidden by nothing that nobody could read: it comes first everywhere, and the headline counts it', async () => {
  const custom = Buffer.from('\x80\x02cmypkg\nNet\n)\x81.', 'latin1');
  const found = { 'models/a.bin': noise, 'models/b.pkl': custom, 'models/c.pkl': shell, 'models/d.pkl': shell };
  const report = await scan(found);
  expect([report.verdict, exitCodeOf(report.verdict, report.onInconclusive)]).toEqual(['error', 3]);
  expect(report.headline).toBe('security-scan fails for files: 2 dangerous, 1 unknown; 1 file not evaluated');
  expect(report.decidedBy).toContain('dangerous (process)');
  const paths = ['models/c.pkl', 'models/d.pkl', 'models/b.pkl', 'models/a.bin'];
  expect(annotations(report).map(({ path }) => path)).toEqual(paths);
  const pages = [summary(report), comment([report], []), terminal([report], { colour: false, width: 200 })];
  for (const page of pages) {
    const first = paths.map((path) => page.search(`${path}(\\*\\*)? (fail|unknown):|(fail|unknown): ${path}`));
    expect(first).not.toContain(-1);
    expect(first.toSorted((a, b) => a - b)).toEqual(first);
  }
});
