// Every report has a file of its own, named as shortly as tells them apart.
import type { Report } from '@modelgate/core';
import { expect, it } from 'vitest';
import { reportNames } from './write-reports.ts';

const report = (gate: string, model: string, policy: string): Report =>
  ({ gate, model, subjects: policy === '' ? [] : [{ kind: 'policy', path: policy }] }) as unknown as Report;

it.each<readonly [string, readonly Report[], readonly string[]]>([
  ['one', [report('evaluate-model', 'a', 'modelgate.yml')], ['evaluate-model']],
  ['two models', [report('g', 'a', 'modelgate.yml'), report('g', 'b', 'modelgate.yml')], ['a.g', 'b.g']],
  [
    'two projects with a model of the same name',
    [report('g', 'm', 'models/a/modelgate.yml'), report('g', 'm', 'models/b/modelgate.yml')],
    ['models-a.m.g', 'models-b.m.g'],
  ],
  ['two errors that know no policy', [report('g', 'm', ''), report('g', 'm', '')], ['1.m.g', '2.m.g']],
])('%s', (_, reports, names) => {
  expect(reportNames(reports)).toEqual(names);
});
