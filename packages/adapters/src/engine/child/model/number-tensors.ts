// Number inputs: columns, and lists, side by side in one typed array.
import type { ElementType } from '@modelgate/core';
import { DUCK } from '../duck/bindings.ts';
import { isValid, listsOf, numbersOf, type Column, type Lists } from '../duck/vector.ts';
import { rowsFault } from '../fault.ts';
import { SQL_TYPE, type ColumnRead, type InputPlan } from './plan.ts';
import type { OnnxRuntime, Tensor } from './runtime.ts';
import { rowsOf } from './picked-rows.ts';
import type { BufferSetting, Fill, InputBuffer } from './input-buffer.ts';

export type NumberType = Exclude<ElementType, 'string'>;

/** A typed array as far as copying goes. Arrays of 64-bit integers copy among themselves in the same words. */
export interface Numbers extends ArrayBufferView {
  readonly length: number;
  [index: number]: number;
  set(values: Numbers, at: number): void;
  subarray(from: number, to: number): Numbers;
  copyWithin(at: number, from: number, to: number): void;
}

export function asNumbers(array: ArrayBufferView): Numbers {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- source and target always have one element type
  return array as Numbers;
}

export const ARRAYS: Readonly<Record<NumberType, new (length: number) => ArrayBufferView>> = {
  float16: Float16Array,
  float32: Float32Array,
  float64: Float64Array,
  bool: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
};

/** Where the columns' values go. */
interface Target {
  readonly buffer: Numbers;
  readonly width: number;
  /** Takes the place of NULL, in the buffer's element type; absent: NULL is a fault. */
  readonly missing: Numbers | undefined;
}

export function numberBuffer({ duck, runtime, plan, rows, width }: BufferSetting, type: NumberType): InputBuffer {
  const target: Target = { buffer: asNumbers(new ARRAYS[type](rows * width)), width, missing: missingOf(plan, type) };
  const { reads } = plan;
  const places = placesOf(reads, width);
  const element = DUCK[SQL_TYPE[type]];
  const fillColumn = (column: Column, k: number): Fill => {
    if (reads[k]!.list)
      return fillLists(listsOf(duck, column, element), column, places[k]!, target, (c) =>
        asNumbers(numbersOf(duck, c)),
      );
    return fillValues(asNumbers(numbersOf(duck, column)), column, places[k]!.first, target);
  };
  return {
    select: reads.map((r) => r.sql),
    fillFrom: ({ columns }, first) => {
      const fills = reads.map((_, k) => fillColumn(columns[first + k]!, k));
      return (from, n, at) => fills.forEach((fill) => fill(from, n, at));
    },
    repeat: (from, to) => {
      for (let i = from; i < to; i++) target.buffer.copyWithin(i * width, 0, width);
    },
    feeds: (n, picked) => {
      const data = picked ? rowsOf(target.buffer, width, picked) : target.buffer.subarray(0, n * width);
      return { [plan.input]: tensorOf(runtime, type, data, [n, ...plan.rowShape]) };
    },
  };
}

interface Place {
  readonly first: number;
  readonly length: number;
}

/** Single values take one place each; what they leave is shared by the lists. */
function placesOf(reads: readonly ColumnRead[], width: number): Place[] {
  const lists = reads.filter((r) => r.list).length;
  const rest = width - (reads.length - lists);
  const fits = lists === 0 ? rest === 0 : rest % lists === 0;
  if (!fits) throw rowsFault(`${reads.length} columns for ${width} values a row`);
  let first = 0;
  return reads.map(({ list }) => {
    const length = list ? rest / lists : 1;
    first += length;
    return { first: first - length, length };
  });
}

export function missingOf({ missing }: InputPlan, type: NumberType): Numbers | undefined {
  const value = typeof missing === 'number' ? missing : type.startsWith('float') ? Number.NaN : undefined;
  if (value === undefined) return undefined;
  if (type === 'int64') return asNumbers(BigInt64Array.of(BigInt(value)));
  if (type === 'uint64') return asNumbers(BigUint64Array.of(BigInt(value)));
  const one = asNumbers(new ARRAYS[type](1));
  one[0] = value;
  return one;
}

function fillValues(source: Numbers, column: Column, place: number, { buffer, width, missing }: Target): Fill {
  if (column.validity && !missing) throw rowsFault('a missing value in a column of numbers');
  const copy: Fill =
    width === 1
      ? (from, n, at) => buffer.set(source.subarray(from, from + n), at)
      : strided(source, place, buffer, width);
  if (!column.validity) return copy;
  return (from, n, at) => {
    copy(from, n, at);
    for (let i = 0; i < n; i++) if (!isValid(column, from + i)) buffer[(at + i) * width + place] = missing![0]!;
  };
}

function strided(source: Numbers, place: number, buffer: Numbers, width: number): Fill {
  if (source instanceof Float32Array && buffer instanceof Float32Array)
    return (from, n, at) => copyFloats(source, from, n, buffer, at * width + place, width);
  return (from, n, at) => {
    for (let i = 0, to = at * width + place; i < n; i++, to += width) buffer[to] = source[from + i]!;
  };
}

/** By far the most frequent type; a loop that sees no other runs five times as fast. */
function copyFloats(
  source: Float32Array,
  from: number,
  n: number,
  to: Float32Array,
  first: number,
  step: number,
): void {
  for (let i = from, at = first; i < from + n; i++, at += step) to[at] = source[i]!;
}

function fillLists(
  { starts, lengths, inOrder, elements }: Lists,
  column: Column,
  place: Place,
  { buffer, width, missing }: Target,
  numbers: (column: Column) => Numbers,
): Fill {
  if (column.validity) throw rowsFault('a missing list');
  if (lengths.some((length) => length !== place.length)) throw rowsFault('a list of another length');
  const values = numbers(elements);
  if (elements.validity) fillGaps(values, elements, missing);
  if (inOrder && place.length === width) {
    return (from, n, at) => buffer.set(values.subarray(from * width, (from + n) * width), at * width);
  }
  return (from, n, at) => {
    for (let i = 0; i < n; i++) {
      const start = starts[from + i]!;
      buffer.set(values.subarray(start, start + place.length), (at + i) * width + place.first);
    }
  };
}

/** NULL elements hold garbage; they are written over in DuckDB's own chunk, which nobody else reads. */
export function fillGaps(values: Numbers, elements: Column, missing: Numbers | undefined): void {
  if (!missing) throw rowsFault('a missing value in a list');
  for (let i = 0; i < elements.rows; i++) if (!isValid(elements, i)) values[i] = missing[0]!;
}

export function tensorOf(runtime: OnnxRuntime, type: ElementType, data: Numbers, dims: readonly number[]): Tensor {
  const tensor = new runtime.Tensor(type, data, dims);
  // Node 24 has a Float16Array of its own, which onnxruntime-node 1.30 takes for a tensor without bytes.
  return type === 'float16'
    ? Object.assign(tensor, { cpuData: new Uint16Array(data.buffer, data.byteOffset, data.length) })
    : tensor;
}
