// JSON that holds no objects is told, and objects of thousands of levels take no minutes.
import type { Report } from '@modelgate/core';
import { expect, it } from 'vitest';
import { runOnce } from '../../fixtures/project.ts';

async function reportOn(path: string, text: string): Promise<Report> {
  const policy = `version: 1\ndata: { test: { path: ${path} } }\ngates: { validate-data: { rows: { min: 1 } } }\n`;
  const [report] = await runOnce({ 'modelgate.yml': policy, [path]: text });
  return report!;
}

it.each([
  ['null', 'null\n', 'no object'],
  ['numbers, one a line', '1\n2\n', 'no object'],
  ['an array among the lines', '{"x":1}\n[1]\n', 'line 2 that is no object'],
  ['half a character', '{"x":"a"}\n{"x":"\\ud800"}\n', 'line 2 with half of a surrogate pair'],
  ['an empty array', '[]', 'empty'],
  ['an array of arrays', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'something else than objects'],
  ['an array of objects and a number', '[{"x":1},2]', 'something else than objects'],
])('%s', async (_, text, says) => {
  const report = await reportOn('test.json', text);
  expect(report.error?.problems[0]).toMatchObject({ code: 'input/file-unreadable' });
  expect(report.error?.problems[0]!.message).toContain(says);
  expect(report.error?.problems[0]!.hint).toMatch(/^repair it there/);
});

it('objects that hold thousands of levels are read, and no type is made of them', async () => {
  const deep = `${'{"x":'.repeat(3000)}1${'}'.repeat(3000)}\n`;
  const report = await reportOn('test.jsonl', deep);
  expect(report.verdict).toBe('pass');
  expect(JSON.stringify(report).length).toBeLessThan(100_000);
});
