// Operators in TorchScript code, however they are written.
import { describe, expect, test } from 'vitest';
import { operatorsOfBytecode, torchScriptOperators } from './torchscript.ts';

const names = (...code: readonly string[]): readonly string[] =>
  torchScriptOperators(code).map(({ name, times }) => (times === 1 ? name : `${name} × ${times}`));

test('operators by their names', () => {
  expect(names('x = torch.relu(y)\nz = torch.relu(x)', 'ops.prim.RaiseException(m, "builtins.ValueError")')).toEqual([
    'aten::relu × 2',
    'prim::RaiseException',
  ]);
});

test.each([
  ['torch.from_file("/etc/passwd", None, 9)', 'aten::from_file'],
  ['torch . from_file ("x")', 'aten::from_file'],
  ['f = torch.from_file', 'aten::from_file'],
  ['""" " """ ; torch.from_file("x")', 'aten::from_file'],
  ['# torch.from_file("x")', 'aten::from_file'],
  ['(x).save("/tmp/y")', 'aten::save'],
  ['x: __torch__.torch.classes.evil.Shell', 'aten::classes.evil.Shell'],
  ['ops.evil.shell("x")', 'evil::shell'],
])('%s names %s', (code, operator) => expect(names(code)).toEqual([operator]));

test('classes of the model, and words that only begin so, are none', () => {
  expect(names('self.m : __torch__.torch.nn.modules.linear.Linear', 'torchvision.x()', 'my_ops.a.b()')).toEqual([]);
});

test('a long line is as fast as a short one', () => {
  const code = `${'torch . '.repeat(100_000)}${'a'.repeat(1 << 20)}${' '.repeat(1 << 20)}`;
  expect(names(code).length).toBeLessThan(10);
});

describe('a program for mobile devices', () => {
  /** A pickled text, and a letter behind it: the operation that memorizes it. */
  const pickled = (text: string, operation = 'X'): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([Buffer.from(operation), length, Buffer.from(`${text}q`)]);
  };
  test.each([
    ['an operator', pickled('aten::from_file'), 'aten::from_file'],
    ['a class of a native library', pickled('__torch__.torch.classes.evil.Shell'), 'aten::classes.evil.Shell'],
    ['an operator by another operation', pickled('aten::add', 'T'), 'unreadable::aten'],
  ])('%s', (_, bytes, operator) => {
    const table = Buffer.concat([Buffer.from('\x80\x02('), bytes, pickled('operators')]);
    expect(names(operatorsOfBytecode(table))).toEqual([operator]);
  });
});
