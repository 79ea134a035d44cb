// What a template reaches for, judged: what leads to code is dangerous, what depends on who renders it is unknown.
import type { TemplateFact } from '@modelgate/core';
import { expect, test } from 'vitest';
import { judgeFile } from './index.ts';

const levelsOf = (template: Partial<TemplateFact>): readonly string[] => {
  const templates = [{ name: 't', attributes: [], calls: [], ...template }];
  const part = { members: [], format: 'config', bytes: 1, treatment: { kind: 'read' }, templates } as const;
  return judgeFile({ path: 'a.jinja', bytes: 1, parts: [part] }, []).map(({ level }) => level);
};

test.each<[string, Partial<TemplateFact>, readonly string[]]>([
  ['a frame', { attributes: ['gi_frame'] }, ['dangerous']],
  ["one of Python's own names", { attributes: ['__globals__'] }, ['dangerous']],
  ['a piece of one', { attributes: ['__cla'] }, ['dangerous']],
  ['an import', { calls: ['__import__'] }, ['dangerous']],
  ['a fetch by a name that is computed', { calls: ['attr', '(computed)'] }, ['dangerous', 'unknown']],
  ['a fetch by a name that stands there', { attributes: ['rel'], calls: ['attr'] }, ['unknown']],
  ['a private name', { attributes: ['_meta'] }, ['unknown']],
  ['an underscore that others follow', { attributes: ['_'], calls: ['(computed)'] }, ['unknown', 'unknown']],
  ['methods that a manual lists', { attributes: ['__init__', '__name__'] }, ['unknown', 'unknown']],
  ["a site's settings", { attributes: ['theme'], calls: ['config'] }, ['unknown']],
  ['messages', { attributes: ['content', 'role'], calls: ['raise_exception'] }, []],
])('%s', (_, template, levels) => {
  expect(levelsOf(template)).toEqual(levels);
});
