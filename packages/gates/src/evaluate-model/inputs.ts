// Which columns fill which model inputs: by name, or in order for a model with one tensor.
import { plural, withoutRowNumbers, type Column, type InputBinding, type TensorFacts } from '@modelgate/core';
import { columnOf } from '../exported-names.ts';
import { listed } from '../names.ts';
import { bind, bindOrdered, LIST, valuesPerRow } from './bind-input.ts';
import { missingColumns, notFed, orderOfEach, withoutRows, wrongInput, type MappingRequest } from './input-faults.ts';

export interface InputMapping {
  readonly bindings: readonly InputBinding[];
  /** What was inferred because the policy does not say it: the order of a single tensor's columns, or columns of another name. */
  readonly inferred?: { readonly what: 'inputs.order' | 'inputs'; readonly value: string; readonly why: string };
}

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

type OrderOfEach = Readonly<Record<string, readonly string[]>>;

function isList(order: readonly string[] | OrderOfEach): order is readonly string[] {
  return Array.isArray(order);
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
  if (tensor.shape.length < 2) throw withoutRows(request, tensor, rest);
  throw wrongInput(
    request,
    tensor.name,
    `${plural(width, 'value')} per row, so ${plural(width, 'column')}`,
    `${plural(rest.length, 'column')} beside ${listed(reserved)}: ${listed(rest.map((c) => c.name))}`,
    `name the ${plural(width, 'column')} in order under models.${request.model}.inputs.order`,
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
