// Text inputs: a batch's distinct strings, each decoded once and known again by its hash, and every value's place among them.
import type { CodedText } from '@modelgate/formats/onnx';
import { BatchStrings } from '../codes/batch-strings.ts';
import type { DuckDb } from '../duck/bindings.ts';
import { halvesOf, isValid, stringsOf, type Column } from '../duck/vector.ts';
import { rowsFault } from '../fault.ts';
import { rowsOf } from './picked-rows.ts';
import type { BufferSetting, Fill, InputBuffer } from './input-buffer.ts';

export function textBuffer({ duck, runtime, plan, rows, width }: BufferSetting, fed: CodedText): InputBuffer {
  if (plan.reads.length !== width) throw rowsFault(`${plan.reads.length} columns for ${width} values a row`);
  const places = new Int32Array(rows * width);
  const missing = typeof plan.missing === 'string' ? plan.missing : undefined;
  const strings = new BatchStrings();

  const fillColumn = (text: Column, hash: Column, k: number): Fill => {
    if (text.validity && missing === undefined) throw rowsFault('a missing value in a column of text');
    const halves = halvesOf(duck, hash);
    const decode = decoder(duck, text, missing);
    return (from, n, at) => {
      for (let row = from, to = at * width + k; row < from + n; row++, to += width)
        places[to] = strings.place(halves[2 * row]!, halves[2 * row + 1]!, () => decode(row));
    };
  };

  return {
    select: plan.reads.flatMap(({ sql }) => [sql, `hash(${sql})`]),
    fillFrom: ({ columns }, first) => {
      const fills = plan.reads.map((_, k) => fillColumn(columns[first + 2 * k]!, columns[first + 2 * k + 1]!, k));
      return (from, n, at) => {
        if (at === 0) strings.begin();
        for (const fill of fills) fill(from, n, at);
      };
    },
    repeat: (from, to) => {
      for (let i = from; i < to; i++) places.copyWithin(i * width, 0, width);
    },
    feeds: (n, picked) => ({
      [fed.names]: new runtime.Tensor('string', strings.list, [strings.list.length]),
      [fed.codes]: new runtime.Tensor('int32', picked ? rowsOf(places, width, picked) : places.subarray(0, n * width), [
        n,
        ...plan.rowShape,
      ]),
    }),
  };
}

/** Most chunks hold no new string, so theirs are not even looked at. NULL has a hash like any string. */
function decoder(duck: DuckDb, text: Column, missing: string | undefined): (row: number) => string {
  let read: ((row: number) => string) | undefined;
  return (row) => (isValid(text, row) ? (read ??= stringsOf(duck, text))(row) : missing!);
}
