// Which texts of a graph lead to files outside of the model: absolute paths, upward ones, and addresses of file systems.
import { expect, it } from 'vitest';
import { leadsAway } from './paths.ts';

it.each([
  '/etc/passwd',
  '//server/share',
  'C:\\Windows\\win.ini',
  'd:/data',
  '../up',
  'a/../../up',
  'a\\..\\up',
  'file:///x',
  'gs://bucket/x',
  'hdfs://host/x',
  's3://bucket/x',
  'viewfs://host/x',
  'webhdfs://host/x',
])('%s leads away', (text) => {
  expect(leadsAway(text)).toBe(true);
});

it.each([
  '',
  '/',
  '/alone',
  'assets/words.txt',
  'a..b',
  '1/2',
  'and/or',
  'https://tensorflow.org',
  'xs3://x',
  '/a b/c',
])('%j does not', (text) => {
  expect(leadsAway(text)).toBe(false);
});
