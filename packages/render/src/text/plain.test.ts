// Texts for terminals and logs hold nothing that a terminal or a runner acts on.
import { hostileTexts } from '@modelgate/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { command } from './commands.ts';
import { plain, plainInLog } from './plain.ts';

const any = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));

test('control, direction and invisible characters are written out', () => {
  fc.assert(fc.property(any, (text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(plain(text))));
  expect(plain('abc\u202Ecba')).toBe('abc\\u{202e}cba');
});

/** actions/runner: a line that begins with :: after its spaces, or holds ##[ anywhere, may be a command. */
test('no line of a log is a command', () => {
  fc.assert(
    fc.property(any, (text) => {
      const line = plainInLog(text);
      for (const part of line.split(/[\s\p{Z}]/u)) expect(part).not.toMatch(/^::/);
      expect(line).not.toContain('##[');
    }),
  );
  expect(plainInLog('  :::error:: ::x')).toBe(': : :error:: : :x');
});

test('a cast of SQL stays what it is', () => {
  expect(plainInLog('sum(x)::hugeint > 0')).toBe('sum(x)::hugeint > 0');
});

test('workflow commands are escaped as the toolkit escapes them', () => {
  const properties = { title: 'a:b,c%', file: 'x,y\r\n.yml', line: 3, endLine: undefined };
  expect(command('error', properties, '100 %\r\nnext: a,b')).toBe(
    '::error title=a%3Ab%2Cc%25,file=x%2Cy%0D%0A.yml,line=3::100 %25%0D%0Anext: a,b',
  );
  expect(command('warning', {}, 'plain')).toBe('::warning::plain');
});

test('a command is one line and its message has one beginning', () => {
  fc.assert(
    fc.property(any, any, (title, message) => {
      const line = command('error', { title }, message);
      expect(line).not.toMatch(/[\r\n]/);
      expect(line.slice(2).split('::')[0]).toMatch(/^error( title=[^:,\r\n]*)?$/);
    }),
  );
});
