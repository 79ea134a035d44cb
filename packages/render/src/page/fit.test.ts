// A page never exceeds its budget, never loses what must stay, and says what it leaves out.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, sizeOf } from './fit.ts';
import type { Part, Section } from './fit.ts';

function table(name: string, rows: number): Section {
  return {
    open: `<details><summary>${name}</summary>`,
    rows: Array.from({ length: rows }, (_, i) => `| ${name} row ${i} – ✓ |`),
    close: (hidden) => `${hidden === 0 ? '' : `… and ${hidden} more\n`}</details>`,
  };
}

test('whatever the lengths, the page fits and its first and last parts stay', () => {
  const part = fc.oneof(
    fc.nat(200).map((rows): Part => table('t', rows)),
    fc.string().map((text): Part => ({ text })),
  );
  fc.assert(
    fc.property(fc.array(part), fc.integer({ min: 200, max: 9000 }), (parts, budget) => {
      const page = fit([{ text: 'HEAD', keep: true }, ...parts, { text: 'FOOT', keep: true }], budget);
      expect(sizeOf(page)).toBeLessThanOrEqual(budget);
      expect(page.startsWith('HEAD')).toBe(true);
      expect(page.endsWith('FOOT\n')).toBe(true);
      expect(page.split('<details>')).toHaveLength(page.split('</details>').length);
    }),
  );
});

test('earlier lists get their room first, and a cut list says how much it lacks', () => {
  const page = fit([table('first', 3), table('second', 100), table('third', 5)], 1000);
  expect(page).toContain('first row 2');
  const shown = page.match(/second row/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(5);
  expect(page).toContain(`… and ${100 - shown} more`);
  expect(page).not.toContain('third');
});

test('what fits is left whole', () => {
  expect(fit([{ text: 'a', keep: true }, table('t', 1)], 1000)).toBe(
    'a\n\n<details><summary>t</summary>\n| t row 0 – ✓ |\n</details>\n',
  );
});
