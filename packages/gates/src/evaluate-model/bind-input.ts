// One input of a model and the columns that fill it: their types, and the shape of a row.
import {
  InputError,
  plural,
  type Column,
  type ElementType,
  type InputBinding,
  type Json,
  type ModelInputs,
  type TensorFacts,
} from '@modelgate/core';
import { missingColumns, withoutRows, wrongInput, type MappingRequest } from './input-faults.ts';

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|INTEGER|UINTEGER|FLOAT|DOUBLE|DECIMAL.*|BOOLEAN)$/;
const TEXT = /^(VARCHAR|ENUM.*|UUID)$/;
/** A column of lists; the type of their values, and their length where it is fixed. */
export const LIST: RegExp = /^(.+?)\[(\d*)\]$/;

/** Columns side by side, in the order that the policy gives them. */
export function bindOrdered(request: MappingRequest, tensor: TensorFacts, order: readonly string[]): InputBinding {
  const unknown = order.filter((name) => !request.columns.some((c) => c.name === name));
  if (unknown.length > 0) throw missingColumns(request, unknown);
  const columns = order.map((name) => request.columns.find((c) => c.name === name)!);
  const width = valuesPerRow(tensor);
  if (width !== undefined && width !== columns.length && !columns.some(({ type }) => LIST.test(type))) {
    if (tensor.shape.length < 2) throw withoutRows(request, tensor, columns);
    throw wrongInput(
      request,
      `inputs.order of ${tensor.name}`,
      plural(width, 'column'),
      plural(columns.length, 'column'),
    );
  }
  return bind(request, tensor, columns);
}

/** How many values a row of the tensor holds; undefined when a dimension beside the batch is free. */
export function valuesPerRow(tensor: TensorFacts): number | undefined {
  const dims = tensor.shape.slice(1);
  return dims.includes(null) ? undefined : dims.reduce<number>((product, d) => product * d!, 1);
}

/** Columns that fill a tensor, once each of them has a type that it takes. */
export function bind(request: MappingRequest, tensor: TensorFacts, columns: readonly Column[]): InputBinding {
  for (const column of columns) checkType(request, tensor, column);
  const dims = tensor.shape.slice(1);
  // One free dimension gets as long as the columns make it; several cannot be guessed.
  if (dims.filter((d) => d === null).length > 1) {
    throw wrongInput(
      request,
      tensor.name,
      'at most one free dimension beside the batch',
      `shape [${tensor.shape.map((d) => d ?? '?').join(', ')}]`,
    );
  }
  const known = dims.reduce<number>((product, d) => product * (d ?? 1), 1);
  const ragged = columns.length === 1 && LIST.test(columns[0]!.type);
  const rowShape = dims.map((d) => d ?? (ragged ? null : Math.max(1, Math.floor(columns.length / known))));
  return {
    input: tensor.name,
    type: tensor.type as ElementType,
    columns: columns.map((c) => c.name),
    rowShape,
    missing: missingValue(tensor, request.inputs),
  };
}

function missingValue(tensor: TensorFacts, { missing }: ModelInputs): Json {
  return (tensor.type === 'string' ? missing?.string : missing?.number) ?? null;
}

function checkType(request: MappingRequest, tensor: TensorFacts, column: Column): void {
  const element = LIST.exec(column.type)?.[1] ?? column.type;
  const wanted = tensor.type === 'string' ? 'text' : 'numbers';
  if ((wanted === 'text' ? TEXT : NUMBER).test(element)) return;
  throw new InputError({
    code: 'input/column-type',
    named: `column ${column.name}`,
    expected: `${wanted} for the input ${tensor.name} (${tensor.type}) of model ${request.model}`,
    received: `type ${column.type}`,
    hint: storedOtherwise(wanted, element),
  });
}

/** How a column that is not text, or not numbers, should be stored instead. */
function storedOtherwise(wanted: 'text' | 'numbers', element: string): string {
  if (LIST.test(element)) return 'store the values of a row as one flat list, in row-major order';
  if (wanted === 'text') return 'store the column as text';
  const instead = TEXT.test(element)
    ? '; one value that is not a number, such as NA, ? or 1,5, makes the whole column of a CSV file text: write missing values as nothing'
    : '';
  return `store the column as numbers, or check that the data belongs to this model${instead}`;
}
