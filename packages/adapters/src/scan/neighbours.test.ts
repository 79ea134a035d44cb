// Files that a model names beside itself.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { neighbour } from './neighbours.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files beside a model', () => {
  it('inside, outside, behind a link, or nowhere', () => {
    const model = join(folder, 'model.onnx');
    for (const name of ['model.onnx', 'weights.bin']) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'sub'));
    symlinkSync('/etc/passwd', join(folder, 'link.bin'));
    symlinkSync('/etc', join(folder, 'sub/etc'));
    const found = [
      'weights.bin',
      './weights.bin',
      '../x',
      '/etc/passwd',
      'a/../../x',
      'C:\\x',
      '..\\x',
      'link.bin',
      'sub/etc/passwd',
      'none.bin',
      'link.bin\0',
    ].map((target) => neighbour(model, target));
    expect(found).toEqual([
      'inside',
      'inside',
      'outside',
      'outside',
      'outside',
      'outside',
      'outside',
      'link',
      'link',
      'absent',
      'outside',
    ]);
  });
});
