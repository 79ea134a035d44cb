// Text inputs: every distinct string is decoded once, known again by its hash.
import { StringCodes } from '../codes/string-codes.ts';
import { halvesOf, isValid, stringsOf, type Column } from '../duck/vector.ts';
import { rowsFault } from '../fault.ts';
import type { BufferSetting, Fill, InputBuffer } from './input-buffer.ts';

export function stringBuffer({ duck, runtime, plan, rows, width }: BufferSetting): InputBuffer {
  if (plan.reads.length !== width) throw rowsFault(`${plan.reads.length} columns for ${width} values a row`);
  const buffer = Array.from({ length: rows * width }, () => '');
  const missing = typeof plan.missing === 'string' ? plan.missing : undefined;
  const codes = plan.reads.map(() => new StringCodes());

  const fillColumn = (text: Column, hash: Column, k: number): Fill => {
    const known = codes[k]!;
    known.trim();
    const halves = halvesOf(duck, hash);
    const decode = stringsOf(duck, text);
    if (text.validity && missing === undefined) throw rowsFault('a missing value in a column of text');
    return (from, n, at) => {
      for (let i = 0, row = from; i < n; i++, row++) {
        const there = text.validity === undefined || isValid(text, row);
        const code = there ? known.code(halves[2 * row]!, halves[2 * row + 1]!, () => decode(row)) : 0;
        buffer[(at + i) * width + k] = there ? known.names[code]! : missing!;
      }
    };
  };

  return {
    select: plan.reads.flatMap(({ sql }) => [sql, `hash(${sql})`]),
    fillFrom: ({ columns }, first) => {
      const fills = codes.map((_, k) => fillColumn(columns[first + 2 * k]!, columns[first + 2 * k + 1]!, k));
      return (from, n, at) => fills.forEach((fill) => fill(from, n, at));
    },
    repeat: (from, to) => {
      for (let i = from; i < to; i++) buffer.copyWithin(i * width, 0, width);
    },
    tensor: (n) =>
      new runtime.Tensor('string', n === rows ? buffer : buffer.slice(0, n * width), [n, ...plan.rowShape]),
  };
}
