// One model output becomes columns of scores, values or class codes, as the binding says.
import { classCodes } from '@modelgate/core/class-codes';
import { plural } from '@modelgate/core/format';
import type { OutputBinding } from '@modelgate/core';
import { inputFault, type EngineFault } from '../fault.ts';
import { labelCodes } from './label-codes.ts';
import type { Tensor, ValueMetadata } from './runtime.ts';

/** What a part of a scores table holds beside its keys: one array a column. */
export type OutputColumn = Float32Array | Float64Array | Int32Array;

export interface OutputTable {
  readonly columns: readonly OutputColumn[];
  /** Rows whose score or value is NaN or infinite; whose label is none of the classes; whose logits already were probabilities. */
  readonly faults: { notFinite: number; unknownLabels: number; probabilities: number };
  /** Takes the first n rows of the tensor, which was made from `fed` rows, as the rows [at, at + n). */
  add(tensor: Tensor, fed: number, n: number, at: number): void;
  /** The rows from `at` on stand in another order: the i-th is row at + order[i]. */
  reorder(at: number, order: readonly number[]): void;
}

/** A table for as many rows. Single precision stays single; links are computed and kept in double. */
export function outputTable(
  named: string,
  binding: OutputBinding,
  metadata: ValueMetadata | undefined,
  rows: number,
): OutputTable {
  if (!metadata) throw wrongOutput(named, `an output ${binding.tensor}`, 'none');
  return binding.kind === 'label' ? labelTable(named, binding, rows) : numberTable(named, binding, metadata, rows);
}

function numberTable(named: string, binding: OutputBinding, metadata: ValueMetadata, rows: number): OutputTable {
  const single = binding.link === 'none' && (metadata.type === 'float32' || metadata.type === 'float16');
  const columns = binding.columns.map(() => (single ? new Float32Array(rows) : new Float64Array(rows)));
  const faults = { notFinite: 0, unknownLabels: 0, probabilities: 0 };
  const wrong = binding.columns.find((c) => c >= binding.width);
  if (wrong !== undefined)
    throw wrongOutput(named, `at least ${wrong + 1} columns in ${binding.tensor}`, String(binding.width));
  return {
    columns,
    faults,
    reorder: (at, order) => reorder(columns, at, order),
    add: (tensor, fed, n, at) => {
      const values = numbers(named, binding, tensor);
      checkShape(named, binding, tensor, fed, values.length);
      if (binding.link === 'softmax') faults.probabilities += countProbabilities(values, binding.width, n);
      const linked = LINKS[binding.link](values, binding.width, n);
      let finite = true;
      for (const [k, column] of columns.entries())
        finite = copyColumn(linked, binding.width, binding.columns[k]!, column, n, at) && finite;
      if (!finite) faults.notFinite += countNotFinite(columns, n, at);
    },
  };
}

/** Whether all of the numbers are finite: x − x is 0 for those, and NaN for the others. */
function copyColumn(values: Numbers, width: number, column: number, to: OutputColumn, n: number, at: number): boolean {
  if (values instanceof Float32Array && to instanceof Float32Array) return copyFloats(values, width, column, to, n, at);
  let odd = 0;
  for (let i = 0, from = column; i < n; i++, from += width) {
    const x = (to[at + i] = Number(values[from]));
    odd += x - x;
  }
  return odd === 0;
}

/** By far the most frequent type; a loop that sees no other runs five times as fast. */
function copyFloats(
  values: Float32Array,
  width: number,
  column: number,
  to: Float32Array,
  n: number,
  at: number,
): boolean {
  let odd = 0;
  for (let i = 0, from = column; i < n; i++, from += width) {
    const x = (to[at + i] = values[from]!);
    odd += x - x;
  }
  return odd === 0;
}

function reorder(columns: readonly OutputColumn[], at: number, order: readonly number[]): void {
  for (const column of columns) {
    const found = column.slice(at, at + order.length);
    for (const [i, row] of order.entries()) column[at + row] = found[i]!;
  }
}

/** Rows with a number that is none, in any column. */
function countNotFinite(columns: readonly OutputColumn[], n: number, at: number): number {
  let rows = 0;
  for (let i = at; i < at + n; i++) if (columns.some((column) => !Number.isFinite(column[i]))) rows++;
  return rows;
}

type Numbers = ArrayLike<number> | ArrayLike<bigint>;

function numbers(named: string, { tensor }: OutputBinding, { data, type }: Tensor): Numbers {
  if (type === 'string') throw wrongOutput(named, `numbers in ${tensor}`, 'text');
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- every other element type comes in a typed array
  return data as unknown as Numbers;
}

/** The first dimension must be the batch and the rest as wide as planned, whatever the metadata said. */
function checkShape(named: string, binding: OutputBinding, { dims }: Tensor, fed: number, length: number): void {
  if (dims[0] === fed && length === fed * binding.width) return;
  const { label, width, tensor } = binding;
  throw wrongOutput(
    named,
    `${plural(width, 'column')} for each of ${plural(fed, 'row')} in ${tensor}`,
    `shape [${dims.join(', ')}]`,
    label &&
      `say what they are under outputs: of the model in the policy; outputs: { label: ${label.tensor} } judges its labels alone`,
  );
}

/** Scores of n rows from a tensor's numbers. */
type Link = (values: Numbers, width: number, n: number) => Numbers;

const LINKS: Readonly<Record<OutputBinding['link'], Link>> = {
  none: (values) => values,
  sigmoid: (values, width, n) => Float64Array.from({ length: n * width }, (_, i) => sigmoid(Number(values[i]))),
  softmax,
};

/** 1 / (1 + e⁻ˣ), without overflow on either side. */
function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/** eˣ / Σ eˣ over all columns of the tensor, the largest subtracted first. */
function softmax(values: Numbers, width: number, n: number): Float64Array {
  const out = Float64Array.from({ length: n * width }, (_, i) => Number(values[i]));
  for (let from = 0; from < out.length; from += width) {
    const row = out.subarray(from, from + width);
    const largest = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    let sum = 0;
    for (let k = 0; k < width; k++) sum += row[k] = Math.exp(row[k]! - largest);
    for (let k = 0; k < width; k++) row[k] = row[k]! / sum;
  }
  return out;
}

/** Half precision and rounding in a long sum. */
const SUM_ROUNDING = 1e-3;

/** Rows that already are what a softmax gives: no number below 0, and a sum of 1. Logits have a sum of their own. */
function countProbabilities(values: Numbers, width: number, n: number): number {
  let rows = 0;
  for (let from = 0; from < n * width; from += width) {
    let [sum, least] = [0, 0];
    for (let k = from; k < from + width; k++) {
      const p = Number(values[k]);
      sum += p;
      least = Math.min(least, p);
    }
    if (least >= 0 && Math.abs(sum - 1) <= SUM_ROUNDING) rows++;
  }
  return rows;
}

function labelTable(named: string, binding: OutputBinding, rows: number): OutputTable {
  const codes = new Int32Array(rows);
  const classes = classCodes(binding.classes ?? []);
  const faults = { notFinite: 0, unknownLabels: 0, probabilities: 0 };
  return {
    columns: [codes],
    faults,
    reorder: (at, order) => reorder([codes], at, order),
    add: (tensor, fed, n, at) => {
      // eslint-disable-next-line typescript/no-unsafe-type-assertion -- typed array or array of strings
      const { length } = tensor.data as unknown as ArrayLike<unknown>;
      checkShape(named, { ...binding, width: 1 }, tensor, fed, length);
      const codeOf = labelCodes(tensor, classes);
      for (let i = 0; i < n; i++) {
        const code = codeOf(i);
        if (code === undefined) faults.unknownLabels++;
        codes[at + i] = code ?? -1;
      }
    },
  };
}

export function wrongOutput(
  named: string,
  expected: string,
  received: string,
  hint = 'check outputs: of the model in the policy',
): EngineFault {
  return inputFault({
    code: 'input/model-outputs',
    named,
    expected,
    received,
    hint,
  });
}
