// Outputs that could be taken for what they are not: several labels a row, scores of one class each, columns that must confirm each other.
import { InputError, type InputProblem, type ModelFacts, type ModelSubject, type TensorFacts } from '@modelgate/core';
import { outputFacts, tasks } from '@modelgate/checks';
import { expect, it } from 'vitest';
import { bindOutput, checkedOutputs } from './outputs.ts';

const tensor = (name: string, type: string, ...shape: (number | null)[]): TensorFacts =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of types that ONNX Runtime gives
  ({ name, type, shape: [null, ...shape] }) as TensorFacts;

const model = (...outputs: readonly TensorFacts[]): ModelFacts =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of a model
  ({ inputs: [], outputs }) as unknown as ModelFacts;

const subject = (extra: object = {}): ModelSubject =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read of a subject
  ({ name: 'm', outputs: {}, ...extra }) as unknown as ModelSubject;

function checked(facts: ModelFacts, as: ModelSubject = subject()) {
  return checkedOutputs(as, facts, outputFacts(facts, as.outputs));
}

const refusal = (run: () => unknown): InputProblem => {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.problem;
    throw error;
  }
  throw new Error('it was not refused');
};

it('several labels a row are not judged as one, unless the policy names the scores', () => {
  const multilabel = model(tensor('label', 'int64', 2), tensor('probabilities', 'float32', 2));
  expect(refusal(() => checked(multilabel)).code).toBe('input/model-outputs');
  expect(checked(multilabel, subject({ outputs: { score: 'probabilities' } })).score?.tensor).toBe('probabilities');
  expect(checked(model(tensor('label', 'int64', 1), tensor('p', 'float32', 2))).label?.tensor).toBe('label');
});

it('scores in a tensor for each class leave the labels to be judged', () => {
  const columns = model(tensor('output_label', 'string'), tensor('sA', 'float32'), tensor('sB', 'float32'));
  expect(refusal(() => checked(columns)).hint).toContain('outputs: { label: output_label }');
  expect(refusal(() => checked(model(tensor('a', 'float32'), tensor('b', 'float32')))).hint).not.toContain('label:');
});

it.each(['sequence', 'unsupported'])('an output that is no tensor of numbers: %s', (type) => {
  const { received, hint } = refusal(() => checked(model(tensor('y', type, 1))));
  expect(received).toMatch(/^y \(a /);
  expect(hint).toContain('Cast');
});

const binary = tasks.find(({ id }) => id === 'binary')!;
const multiclass = tasks.find(({ id }) => id === 'multiclass')!;

it('two columns must sum to 1 where one of them is judged at 0.5', () => {
  const output = { score: { tensor: 'p', width: 2 } };
  const bound = (extra: object) => bindOutput(subject(extra), binary, { names: ['0', '1'] }, output);
  expect(bound({}).complements).toBe(true);
  expect(bound({ outputs: { link: 'softmax' } }).complements).toBeUndefined();
  expect(bound({ threshold: 0.2 }).complements).toBeUndefined();
});

it('labels are held against scores of classes that are taken as 0, 1, …, and against a single score', () => {
  const label = { tensor: 'label' };
  const wide = { score: { tensor: 'p', width: 3 }, label };
  const names = ['0', '1', '2'];
  expect(bindOutput(subject(), multiclass, { names }, wide).label?.classes).toEqual(names);
  const single = { score: { tensor: 'i1', width: 1 }, label, classes: ['0', '1'] };
  const two = { names: ['0', '1'] };
  expect(bindOutput(subject(), binary, two, single).label?.classes).toEqual(['0', '1']);
  expect(bindOutput(subject({ threshold: 0.2 }), binary, two, single).label).toBeUndefined();
});
