// A seal opens with its own key and for its own purpose, and hides what it holds.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = randomBytes(32).toString('hex');

it('gives back what was sealed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, about) => {
      expect(unseal(seal(text, key, about), key, about)).toBe(text.toWellFormed());
    }),
  );
});

it('not with another key, for another purpose, or after a bit was changed', () => {
  const sealed = seal('a profile', key, 'file 1');
  expect(unseal(sealed, randomBytes(32).toString('hex'), 'file 1')).toBeUndefined();
  expect(unseal(sealed, key, 'file 2')).toBeUndefined();
  const bytes = Buffer.from(sealed, 'base64');
  for (const [i, byte] of bytes.entries()) {
    const other = Buffer.from(bytes);
    other[i] = byte ^ 1;
    expect(unseal(other.toString('base64'), key, 'file 1'), `byte ${i}`).toBeUndefined();
  }
  for (const length of [0, 5, 12, 20, 27, bytes.length - 1])
    expect(unseal(bytes.subarray(0, length).toString('base64'), key, 'file 1')).toBeUndefined();
});

it('hides it, and never twice in the same way', () => {
  const text = 'carol@example.org'.repeat(3);
  const sealed = [seal(text, key, ''), seal(text, key, '')];
  expect(sealed[0]).not.toBe(sealed[1]);
  for (const one of sealed) expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('carol');
});
