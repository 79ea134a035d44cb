// Inputs whose rows are lists of any length, such as the tokens of a text: nothing is padded, since what a model makes of padding is its own affair.
import { DUCK } from '../duck/bindings.ts';
import { listsOf, numbersOf } from '../duck/vector.ts';
import { rowsFault } from '../fault.ts';
import type { BufferSetting, InputBuffer } from './input-buffer.ts';
import { ARRAYS, asNumbers, fillGaps, missingOf, tensorOf, type NumberType } from './number-tensors.ts';
import { rowsOf } from './picked-rows.ts';
import { SQL_TYPE } from './plan.ts';

export function sequenceBuffer({ duck, runtime, plan, rows, width }: BufferSetting, type: NumberType): InputBuffer {
  const [read, ...others] = plan.reads;
  if (!read?.list || others.length > 0) throw rowsFault('a length that several columns would make');
  const buffer = asNumbers(new ARRAYS[type](rows * width));
  const lengths = new Uint32Array(rows);
  const missing = missingOf(plan, type);
  const step = width / plan.rowShape[plan.free!]!;
  const shapeOf = (length: number): number[] => plan.rowShape.map((d, i) => (i === plan.free ? length / step : d));
  return {
    select: [read.sql],
    lengths,
    fillFrom: ({ columns }, first) => {
      const column = columns[first]!;
      const lists = listsOf(duck, column, DUCK[SQL_TYPE[type]]);
      if (column.validity) throw rowsFault('a missing list');
      const values = asNumbers(numbersOf(duck, lists.elements));
      if (lists.elements.validity) fillGaps(values, lists.elements, missing);
      return (from, n, at) => {
        for (let i = 0; i < n; i++) {
          const [start, length] = [lists.starts[from + i]!, lists.lengths[from + i]!];
          if (length > width) throw rowsFault('a list of another length');
          buffer.set(values.subarray(start, start + length), (at + i) * width);
          lengths[at + i] = length;
        }
      };
    },
    repeat: () => undefined,
    feeds: (n, picked) => {
      const length = lengths[picked![0]!]!;
      const data = rowsOf(buffer, width, picked!, length);
      return { [plan.input]: tensorOf(runtime, type, data, [n, ...shapeOf(length)]) };
    },
  };
}
