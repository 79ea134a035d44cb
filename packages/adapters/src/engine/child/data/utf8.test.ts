// The first byte that is no UTF-8, wherever it stands and whatever stands around it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { badText } from './utf8.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function placeIn(bytes: Buffer): ReturnType<typeof badText> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  return badText(path);
}

const text = fc.string({ unit: 'binary', maxLength: 30 }).map((lines) => lines.replaceAll('\u{d}', '\n'));

it('good text has none', () => {
  fc.assert(
    fc.property(text, (good) => {
      expect(placeIn(Buffer.from(good))).toBeUndefined();
    }),
  );
});

it('a bad byte is found at its line and byte', () => {
  const bad = fc.constantFrom([0xff], [0xc3, 0x28], [0xe9, 0x0a], [0x80], [0xf4, 0x90, 0x80, 0x80], [0xed, 0xa0, 0x80]);
  fc.assert(
    fc.property(text, bad, text, (before, bytes, after) => {
      const start = Buffer.from(before);
      const line = start.filter((byte) => byte === 10).length + 1;
      expect(placeIn(Buffer.concat([start, Buffer.from(bytes), Buffer.from(after)]))).toEqual({
        line,
        byte: start.length,
      });
    }),
  );
});

it('beyond the first block', () => {
  const start = Buffer.from(`${'é'.repeat(600_000)}\n`.repeat(2));
  expect(placeIn(Buffer.concat([start, Buffer.from([0xfe])]))).toEqual({ line: 3, byte: start.length });
});
