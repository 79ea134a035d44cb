// Which columns fill which model inputs: by name, or in order for a model with one tensor.
import {
  InputError,
  nearest,
  plural,
  type Column,
  type ElementType,
  type InputBinding,
  type Json,
  type ModelInputs,
  type TensorFacts,
  withoutRowNumbers,
} from '@modelgate/core';
import { columnOf } from '../exported-names.ts';
import { listed } from '../names.ts';

export interface InputMapping {
  readonly bindings: readonly InputBinding[];
  /** What was inferred because the policy does not say it: the order of a single tensor's columns, or columns of another name. */
  readonly inferred?: { readonly what: 'inputs.order' | 'inputs'; readonly value: string; readonly why: string };
}

export interface MappingRequest {
  readonly model: string;
  readonly tensors: readonly TensorFacts[];
  readonly columns: readonly Column[];
  /** Label, id, weight and cluster: never inputs. */
  readonly reserved: readonly string[];
  readonly inputs: ModelInputs;
}

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|INTEGER|UINTEGER|FLOAT|DOUBLE|DECIMAL.*|BOOLEAN)$/;
const TEXT = /^(VARCHAR|ENUM.*|UUID)$/;
const LIST = /^(.+?)\[(\d*)\]$/;

/** Binds every input; an input that no column fills, or of the wrong type, is an InputError that lists both sides. */
export function mapInputs(request: MappingRequest): InputMapping {
  const { tensors, inputs } = request;
  const unsupported = tensors.find((t) => t.type === 'unsupported' || t.type === 'map' || t.type === 'sequence');
  if (unsupported) throw notFed(request, unsupported);
  const [only, ...others] = tensors;
  const { order } = inputs;
  if (order && !isList(order)) return mapByName(request, order);
  if (only && others.length === 0 && !fillsByName(only, request)) return mapSingle(only, order, request);
  if (!order) return mapByName(request, {});
  throw wrongInput(
    request,
    'inputs.order',
    'the columns of each input by its name',
    `one list, and a model with the inputs ${listed(tensors.map((t) => t.name))}`,
    `write ${orderOfEach(request)}`,
  );
}

function notFed(request: MappingRequest, { name, type }: TensorFacts): InputError {
  const [received, hint] =
    type === 'unsupported'
      ? ['a tensor of another type', 'cast it within the model, from float32 or int64, and export it anew']
      : [
          'a sequence, an optional or a map',
          'export the model with the tensor in its place, or wrap it in one that makes it of tensors (SequenceConstruct, Optional)',
        ];
  return wrongInput(request, name, 'a tensor of numbers or strings', received, hint);
}

type OrderOfEach = Readonly<Record<string, readonly string[]>>;

function isList(order: readonly string[] | OrderOfEach): order is readonly string[] {
  return Array.isArray(order);
}

function orderOfEach({ model, tensors }: MappingRequest): string {
  const each = tensors.slice(0, 3).map(({ name }) => `${JSON.stringify(name)}: [first column, …]`);
  return `models.${model}.inputs.order: { ${each.join(', ')}${tensors.length > 3 ? ', …' : ''} }`;
}

/** Whether a column with the tensor's name holds the whole row: a list, or one value for a tensor of width 1. */
function fillsByName(tensor: TensorFacts, { columns, inputs }: MappingRequest): boolean {
  const column = columns.find((c) => c.name === tensor.name);
  return column !== undefined && !inputs.order && (LIST.test(column.type) || valuesPerRow(tensor) === 1);
}

/** Fills each input with the columns that the policy lists for it, or else with the column of its name. */
function mapByName(request: MappingRequest, order: OrderOfEach): InputMapping {
  const foreign = Object.keys(order).filter((name) => !request.tensors.some((tensor) => tensor.name === name));
  if (foreign.length > 0) {
    const inputs = `inputs of the model: ${listed(request.tensors.map((t) => t.name))}`;
    throw wrongInput(request, 'inputs.order', inputs, listed(foreign));
  }
  const names = request.columns.map(({ name }) => name);
  const found = request.tensors.map((tensor) => ({ tensor, column: columnOf(tensor.name, names) }));
  const rest = found.filter(({ tensor }) => !Object.hasOwn(order, tensor.name));
  const missing = rest.filter(({ column }) => column === undefined).map(({ tensor }) => tensor.name);
  if (missing.length > 0) throw missingColumns(request, missing);
  const bindings = found.map(({ tensor, column }) =>
    Object.hasOwn(order, tensor.name)
      ? bindOrdered(request, tensor, order[tensor.name]!)
      : bind(request, tensor, [request.columns.find((c) => c.name === column)!]),
  );
  const others = rest.filter(({ tensor, column }) => tensor.name !== column);
  if (others.length === 0) return { bindings };
  const value = listed(others.map(({ tensor, column }) => `${tensor.name} = ${column}`));
  return {
    bindings,
    inferred: { what: 'inputs', value, why: 'exporters write _ for characters that names may not have' },
  };
}

function bindOrdered(request: MappingRequest, tensor: TensorFacts, order: readonly string[]): InputBinding {
  const unknown = order.filter((name) => !request.columns.some((c) => c.name === name));
  if (unknown.length > 0) throw missingColumns(request, unknown);
  const columns = order.map((name) => request.columns.find((c) => c.name === name)!);
  const width = valuesPerRow(tensor);
  if (width !== undefined && width !== columns.length && !columns.some(({ type }) => LIST.test(type)))
    throw wrongInput(
      request,
      `inputs.order of ${tensor.name}`,
      plural(width, 'column'),
      plural(columns.length, 'column'),
    );
  return bind(request, tensor, columns);
}

function mapSingle(tensor: TensorFacts, order: readonly string[] | undefined, request: MappingRequest): InputMapping {
  if (order) return { bindings: [bindOrdered(request, tensor, order)] };
  const rest = featuresIn(request, tensor);
  const { reserved } = request;
  const list = onlyList(rest);
  if (list) {
    const value = `${tensor.name} = ${list.name}`;
    const inferred = { what: 'inputs', value, why: 'it is the only column of lists' } as const;
    return { bindings: [bind(request, tensor, [list])], inferred };
  }
  const width = valuesPerRow(tensor);
  if (width === undefined || width === rest.length) {
    const value = `${rest.length} columns in the order of the file, without ${listed(reserved)}`;
    const why = 'the model has one tensor as wide as that';
    return { bindings: [bind(request, tensor, rest)], inferred: { what: 'inputs.order', value, why } };
  }
  if (tensor.shape.length === 0) throw withoutShape(request, tensor, rest);
  throw wrongInput(
    request,
    tensor.name,
    `${plural(width, 'value')} per row, so ${plural(width, 'column')}`,
    `${plural(rest.length, 'column')} beside ${listed(reserved)}: ${listed(rest.map((c) => c.name))}`,
    `name the ${plural(width, 'column')} in order under models.${request.model}.inputs.order`,
  );
}

/** A model that does not say how many values a row has gets one. */
function withoutShape(request: MappingRequest, { name }: TensorFacts, rest: readonly Column[]): InputError {
  return wrongInput(
    request,
    name,
    'an input whose shape the model gives, or one column for an input without shape',
    `no shape, and ${plural(rest.length, 'column')} beside ${listed(request.reserved)}: ${listed(rest.map((c) => c.name))}`,
    `export the model with the shape of ${name}, [batch, ${rest.length}], so that it says how many values a row has`,
  );
}

/** Row numbers are inputs only where the tensor has a place for them. */
function featuresIn({ columns, reserved }: MappingRequest, tensor: TensorFacts): readonly Column[] {
  const all = columns.filter((c) => !reserved.includes(c.name));
  const names = new Set(withoutRowNumbers(all.map((c) => c.name)));
  return valuesPerRow(tensor) === all.length ? all : all.filter((c) => names.has(c.name));
}

/** The only column of lists: it holds the whole row, such as an image or an embedding, and other columns are not inputs. */
function onlyList(columns: readonly Column[]): Column | undefined {
  const [only, ...others] = columns.filter(({ type }) => LIST.test(type));
  return others.length === 0 ? only : undefined;
}

/** How many values a row of the tensor holds; undefined when a dimension beside the batch is free. */
function valuesPerRow(tensor: TensorFacts): number | undefined {
  const dims = tensor.shape.slice(1);
  return dims.includes(null) ? undefined : dims.reduce<number>((product, d) => product * d!, 1);
}

function bind(request: MappingRequest, tensor: TensorFacts, columns: readonly Column[]): InputBinding {
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

function storedOtherwise(wanted: 'text' | 'numbers', element: string): string {
  if (LIST.test(element)) return 'store the values of a row as one flat list, in row-major order';
  if (wanted === 'text') return 'store the column as text';
  const instead = TEXT.test(element)
    ? '; one value that is not a number, such as NA, ? or 1,5, makes the whole column of a CSV file text: write missing values as nothing'
    : '';
  return `store the column as numbers, or check that the data belongs to this model${instead}`;
}

function missingColumns(request: MappingRequest, missing: readonly string[]): InputError {
  const available = request.columns.map((c) => c.name).filter((name) => !request.reserved.includes(name));
  const guesses = missing.flatMap((name) => {
    const guess = nearest(name, available);
    return guess ? [`${name} → ${guess}?`] : [];
  });
  return wrongInput(
    request,
    'inputs',
    `columns ${listed(missing)}`,
    `columns ${listed(available)}`,
    guesses.length > 0 ? `nearest names: ${guesses.join(', ')}` : orRename(request),
  );
}

function orRename(request: MappingRequest): string {
  const { model, tensors } = request;
  const write = tensors.length > 1 ? orderOfEach(request) : `models.${model}.inputs.order: [first column, …]`;
  return `rename the columns, or write which fill ${tensors.length > 1 ? 'each input' : 'the input'}: ${write}`;
}

function wrongInput(
  request: MappingRequest,
  what: string,
  expected: string,
  received: string,
  hint?: string,
): InputError {
  return new InputError({
    code: 'input/model-inputs',
    named: `model ${request.model}, ${what}`,
    expected,
    received,
    ...(hint && { hint }),
  });
}
