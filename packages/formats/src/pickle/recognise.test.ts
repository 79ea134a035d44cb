// What is taken for a pickle: all that would do something, and nothing that people write.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../scan/source.ts';
import real from './fixtures/real.json' with { type: 'json' };
import { isPickle } from './recognise.ts';
import { bytesOf } from './scanned.fixture.ts';

const is = (text: string): boolean => isPickle(memorySource(bytesOf(text)));

describe('isPickle', () => {
  it.each(Object.entries(real.pickle))('knows what picklers write: %s', (_name, base64) => {
    expect(isPickle(memorySource(Buffer.from(base64, 'base64')))).toBe(true);
  });

  it.each([
    "cos\nsystem\n(S'id'\ntR.",
    "(S'id'\nios\nsystem\n.",
    'N0\x80\x04\x8c\x02os\x8c\x06system\x93)R.',
    'Vany text at all\n0cos\nsystem\n)R',
    "I1\n.cos\nsystem\n(S'id'\ntR.trailing",
    'Pos.system\n.',
    '\x80\x05cos\nsystem\n)R.',
    `${'N0'.repeat(60_000)}cos\nsystem\n)R.`,
  ])('knows what acts: %j', (text) => {
    expect(is(text)).toBe(true);
  });

  it.each([
    '',
    'N',
    '{"a": [1, 2]}',
    '[1, 2]',
    'a,b\n1,2\n',
    'I1,I2\n1,2\n',
    'Version 1.0\nCopyright\n',
    'V1\nV2\nV3\n',
    'I1\nI2\n',
    'cat\ndog\nemu\n',
    'code of conduct\nbe nice\n(R)\n',
    '(c) 2026 somebody\nall rights reserved\n',
    '# Title\n\ntext\n',
    'import os\nos.system("id")\n',
    'name: model\nversion: 1\n',
    'PK\x03\x04\x14\x00\n)R.',
    'GGUF\x03\x00\x00\x00',
    '\x80\x06cos\nsystem\n)R.',
    '\x80\x7d\xc4\xbb',
    '\x80\x00\x00\x00\x00\x00\x00\x00{"a":{}}',
    '\x80\x04\x00\x00\x00\x00\x00\x00{"a":{}}',
    '\x89PNG\r\n\x1a\n',
    '\x93NUMPY\x01\x00',
    '\x1f\x8b\x08\x00',
    '<?xml version="1.0"?>',
  ])('leaves alone what does nothing: %j', (text) => {
    expect(is(text)).toBe(false);
  });

  it('leaves prose alone', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,9}[,.;:)]?$/);
    const line = fc.array(word, { minLength: 2, maxLength: 12 }).map((words) => words.join(' '));
    const prose = fc.array(line, { minLength: 1, maxLength: 20 }).map((lines) => `${lines.join('\n')}\n`);
    fc.assert(
      fc.property(prose, (text) => !is(text)),
      { numRuns: 2000 },
    );
  });
});
