// Bombs and broken files: facts or 'not evaluated', never a crash, never without end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BudgetError } from '../scan/reader.ts';
import { memorySource } from '../scan/source.ts';
import real from './fixtures/real.json' with { type: 'json' };
import { readPickle } from './read-pickle.ts';
import { isPickle } from './recognise.ts';
import { endless, noLimits } from './scanned.fixture.ts';

const HUGE = 1e9;

describe('bounds', () => {
  it.each([
    ['memo entries', endless('\x80\x04N', '\x94', HUGE)],
    ['memo entries far apart', endless('\x80\x02N', 'r\x00\x00\x00\xf0p99999999999999\n', 1e4)],
    ['values', endless('\x80\x02', 'N', HUGE)],
    ['marks', endless('\x80\x02', '(', HUGE)],
    ['pickles', endless('', 'N.', HUGE)],
  ])('ends at too many %s', (name, source) => {
    const { treatment } = readPickle(source, { budget: noLimits });
    expect(treatment).toMatchObject(name === 'memo entries far apart' ? { why: 'broken' } : { why: 'budget' });
  });

  it('ends at too many names', () => {
    const names = Array.from({ length: 70_000 }, (_, i) => `cm\nf${i}\n0`).join('');
    const { treatment } = readPickle(memorySource(Buffer.from(`${names}N.`)), { budget: noLimits });
    expect(treatment).toMatchObject({ kind: 'not-evaluated', why: 'budget' });
  });

  it('looks once at tuples that stand in others many times', () => {
    const doubled = 'q\x00h\x00\x86'.repeat(60);
    for (const callee of ['cm\nf\n', 'ctorch._utils\n_rebuild_tensor\n']) {
      const bytes = Buffer.from(`\x80\x02${callee}N${doubled}\x85R.`, 'latin1');
      expect(readPickle(memorySource(bytes), { budget: noLimits }).treatment).toEqual({ kind: 'read' });
    }
  });

  it('looks at what may be base64 once', () => {
    const blank = `X\x00\x00\x01\x00gA${' '.repeat(65_533)}\x00`;
    const { treatment } = readPickle(memorySource(Buffer.from(`\x80\x02${blank.repeat(30)}.`, 'latin1')), {
      budget: noLimits,
    });
    expect(treatment).toEqual({ kind: 'read' });
  });

  it('keeps what it saw when the time is up', () => {
    let ticks = 0;
    const tick = (): void => {
      if (++ticks > 3) throw new BudgetError('the time is up');
    };
    const read = readPickle(endless('cos\nsystem\n)R', 'N0', HUGE), { budget: { ...noLimits, tick } });
    expect(read.treatment).toEqual({ kind: 'not-evaluated', why: 'budget', reason: 'the time is up' });
    expect(read.callables).toMatchObject([{ module: 'os', name: 'system', role: 'called' }]);
  });

  it('steps over payloads unread', () => {
    const read: number[] = [];
    const bytes = Buffer.alloc(50_000_000, 1);
    Buffer.from('\x80\x04B\xf0\xf0\xfa\x02', 'latin1').copy(bytes);
    bytes[bytes.length - 1] = 0x2e;
    bytes.writeUInt32LE(bytes.length - 8, 3);
    const source = { size: bytes.length, read: (at: number, n: number) => (read.push(n), bytes.subarray(at, at + n)) };
    expect(readPickle(source, { budget: noLimits })).toEqual({ treatment: { kind: 'read' } });
    expect(read.reduce((all, n) => all + n, 0)).toBeLessThan(2_000_000);
  });

  it('says something about every broken file', () => {
    const files = [...Object.values(real.pickle), ...Object.values(real.joblib)].map((b) => Buffer.from(b, 'base64'));
    const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const change = fc.tuple(fc.constantFrom('flip', 'cut', 'splice', 'repeat'), place, place, fc.nat(255));
    const file = fc.constantFrom(...files);
    fc.assert(
      fc.property(file, file, fc.array(change, { minLength: 1, maxLength: 6 }), (one, other, changes) => {
        const bytes = changes.reduce<Buffer>((all, [kind, a, b, byte]) => changed(all, other, kind, a, b, byte), one);
        isPickle(memorySource(bytes));
        const { treatment } = readPickle(memorySource(bytes), { budget: noLimits });
        expect(['read', 'not-evaluated']).toContain(treatment.kind);
      }),
      { numRuns: 1500 },
    );
  });
});

function changed(bytes: Buffer, other: Buffer, kind: string, a: number, b: number, byte: number): Buffer {
  const at = Math.floor(a * bytes.length);
  if (kind === 'cut') return bytes.subarray(0, at);
  if (kind === 'splice') return Buffer.concat([bytes.subarray(0, at), other.subarray(Math.floor(b * other.length))]);
  if (kind === 'repeat') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.floor(b * at))]);
  const flipped = Buffer.from(bytes);
  if (flipped.length > 0) flipped[at] = byte;
  return flipped;
}
