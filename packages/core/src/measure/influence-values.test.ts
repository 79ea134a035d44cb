// Memory that is used again is empty again, and never two things at once.
import { expect, it } from 'vitest';
import { influenceValues, reusingInfluence } from './influence-values.ts';

const MANY = 10_000;

it('gives all zeros, of the memory that was there, once everything before is done with', () => {
  reusingInfluence((again) => {
    const [first, second] = [influenceValues(MANY).fill(1), influenceValues(MANY).fill(2)];
    expect([first[0], second[0]]).toEqual([1, 2]);
    again();
    const third = influenceValues(MANY - 1);
    expect(third.buffer).toBe(first.buffer);
    expect(third).toEqual(new Float64Array(MANY - 1));
    expect(influenceValues(MANY + 1)).toEqual(new Float64Array(MANY + 1));
  });
});

it('gives fresh memory outside, within another use, and for a few values', () => {
  reusingInfluence((again) => {
    const kept = influenceValues(MANY).fill(1);
    const few = influenceValues(10).fill(1);
    again();
    reusingInfluence(() => influenceValues(MANY).fill(2));
    expect(influenceValues(10).buffer).not.toBe(few.buffer);
    expect(kept[0]).toBe(1);
    again();
    expect(influenceValues(MANY).buffer).toBe(kept.buffer);
  });
  expect(influenceValues(MANY).buffer).not.toBe(influenceValues(MANY).buffer);
});
