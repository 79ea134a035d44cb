// A hint that names a key of a model can be followed in a policy of the short form too.
import { expect, it } from 'vitest';
import { InputError } from '../errors/errors.ts';
import { withLongForm } from './long-form-hint.ts';
import type { Policy } from './types.ts';

const at = (line: number, column: number) => {
  const place = { line, column };
  return { path: 'modelgate.yml', start: place, end: place };
};

function policyOf(spans: Policy['spans']): Policy {
  const models = { credit: { source: { kind: 'onnx', path: 'models/credit.onnx' } } };
  const data = { test: { path: 'data/test.csv', label: 'income' } };
  return { models, data, spans } as unknown as Policy;
}

const short = policyOf({ models: at(2, 1), 'models.credit': at(2, 1) });
const long = policyOf({ models: at(2, 1), 'models.credit': at(3, 3) });

function hintOf(hint: string | undefined, policy: Policy): string | undefined {
  const problem = { code: 'input/positive-ambiguous', named: 'x', expected: 'y', received: 'z' } as const;
  const told = withLongForm(new InputError({ ...problem, ...(hint !== undefined && { hint }) }), policy);
  return (told as InputError).problem.hint;
}

it('the long form is written out where the hint is about the model', () => {
  expect(hintOf('write models.credit.positive: 1', short)).toBe(
    'write models.credit.positive: 1; the short form has no place for it: in place of model, data and label write models: { credit: { path: models/credit.onnx, … } } and data: { test: { path: data/test.csv, label: income } }',
  );
});

it('and nowhere else', () => {
  expect(hintOf('write models.credit.positive: 1', long)).toBe('write models.credit.positive: 1');
  expect(hintOf('name a file', short)).toBe('name a file');
  expect(hintOf(undefined, short)).toBeUndefined();
  const other = new Error('models.credit.positive');
  expect(withLongForm(other, short)).toBe(other);
});
