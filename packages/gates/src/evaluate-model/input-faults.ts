// What is wrong with a model's inputs, in words that list both sides: what the model asks for, and what the data has.
import { InputError, nearest, plural, type Column, type ModelInputs, type TensorFacts } from '@modelgate/core';
import { listed } from '../names.ts';

export interface MappingRequest {
  readonly model: string;
  readonly tensors: readonly TensorFacts[];
  readonly columns: readonly Column[];
  /** Label, id, weight and cluster: never inputs. */
  readonly reserved: readonly string[];
  readonly inputs: ModelInputs;
}

/** A tensor that no column can fill. */
export function notFed(request: MappingRequest, { name, type }: TensorFacts): InputError {
  const [received, hint] =
    type === 'unsupported'
      ? ['a tensor of another type', 'cast it within the model, from float32 or int64, and export it anew']
      : [
          'a sequence, an optional or a map',
          'export the model with the tensor in its place, or wrap it in one that makes it of tensors (SequenceConstruct, Optional)',
        ];
  return wrongInput(request, name, 'a tensor of numbers or strings', received, hint);
}

/** How the policy names the columns of each input. */
export function orderOfEach({ model, tensors }: MappingRequest): string {
  const each = tensors.slice(0, 3).map(({ name }) => `${JSON.stringify(name)}: [first column, …]`);
  return `models.${model}.inputs.order: { ${each.join(', ')}${tensors.length > 3 ? ', …' : ''} }`;
}

export function missingColumns(request: MappingRequest, missing: readonly string[]): InputError {
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

export function wrongInput(
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

/** A model that does not say how many values a row has, or has no dimension for rows, gets one column at most. */
export function withoutRows(request: MappingRequest, tensor: TensorFacts, columns: readonly Column[]): InputError {
  const { name, shape } = tensor;
  const without = shape.length === 0 ? 'shape' : 'dimension for rows';
  return wrongInput(
    request,
    name,
    `an input of shape [batch, ${columns.length}], or one column for an input without ${without}`,
    `${shape.length === 0 ? 'no shape' : `the shape [${shape[0] ?? '?'}]`}, and ${plural(columns.length, 'column')}: ${listed(columns.map((c) => c.name))}`,
    `export the model with the shape of ${name}, [batch, ${columns.length}], so that it says how many values a row has`,
  );
}
