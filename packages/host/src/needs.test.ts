// What is started for which gates: a model's engine for a gate of data only where its policy asks what a model says.
import { expect, it } from 'vitest';
import { needsOf } from './needs.ts';

const drift = (key: string): string => `gates: { validate-data: { drift: { ${key} } } }`;

it.each([
  ['a rule asks what a model says', drift('predictions: risk'), true],
  ['so does a file that it extends, perhaps', 'extends: base.yml', true],
  ['no rule does', `models: { m: { path: m.onnx } }\n${drift('effect: 0.2')}`, false],
  ['the policy cannot be read', undefined, false],
])('validate-data alone, %s', (_, text, models) => {
  expect(needsOf(['validate-data'], text)).toMatchObject({ data: true, models, scanner: false });
});

it('a gate of files alone needs neither, whatever the policy says', () => {
  expect(needsOf(['security-scan'], drift('predictions: risk'))).toMatchObject({
    data: false,
    models: false,
    scanner: true,
  });
});
