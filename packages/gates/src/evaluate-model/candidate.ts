// A model of the policy with the facts of its file: an ONNX model to run, or predictions made elsewhere.
import { outputFacts, type TaskSpec } from '@modelgate/checks';
import {
  InputError,
  type DataFacts,
  type DataSubject,
  type DefaultUsed,
  type ModelSubject,
  type Ports,
} from '@modelgate/core';
import { reservedColumns } from './columns.ts';
import type { Bound, Found } from './found-model.ts';
import { mapInputs, type InputMapping } from './inputs.ts';
import { bindOutput, checkedOutputs, checkNamedOutputs } from './outputs.ts';
import { bindPredictions, findPredictions } from './predictions-file.ts';
import type { Classes } from './task.ts';

export async function findModel(subject: ModelSubject, path: string, name: string, ports: Ports): Promise<Found> {
  if (subject.source.kind === 'predictions') return findPredictions(subject, path, name, ports);
  const facts = await ports.models.describe(path, name);
  checkNamedOutputs(subject, facts);
  return {
    kind: 'onnx',
    path,
    name,
    facts,
    output: checkedOutputs(subject, facts, outputFacts(facts, subject.outputs)),
  };
}

/**
 * Finds the columns that fill an ONNX model's inputs. Runs before labels are looked
 * at: with the wrong data both fail, and this error explains it.
 */
export function fillInputs(
  found: Found,
  subject: ModelSubject,
  data: { subject: DataSubject; facts: DataFacts },
): InputMapping {
  if (found.kind === 'predictions') return { bindings: [] };
  const mapping = mapInputs({
    model: subject.name,
    tensors: found.facts.inputs,
    columns: data.facts.columns,
    reserved: reservedColumns(data.subject),
    inputs: subject.inputs,
  });
  const { label } = data.subject;
  if (label === undefined || !mapping.bindings.some((b) => b.columns.includes(label))) return mapping;
  throw new InputError({
    code: 'input/model-inputs',
    named: `model ${subject.name}, inputs`,
    expected: 'columns that are known before the label is',
    received: `the label ${label} itself`,
    hint: 'leave the label out of inputs.order, or rename the model’s input',
  });
}

/** Binds a found model to the task's classes. */
export function bindModel(
  found: Found,
  inputs: InputMapping,
  subject: ModelSubject,
  task: TaskSpec,
  classes: Classes,
  data: DataSubject,
): Bound {
  if (found.kind === 'predictions') return bindPredictions(found, subject, task, classes, data);
  const { facts, path, name } = found;
  return {
    kind: 'onnx',
    path,
    name,
    facts,
    inputs: inputs.bindings,
    output: bindOutput(subject, task, classes, found.output),
  };
}

/** The default that was used when the columns that fill the inputs were inferred. */
export function inputDefaults({ inferred }: InputMapping, subject: ModelSubject): DefaultUsed[] {
  return inferred === undefined ? [] : [{ ...inferred, what: `models.${subject.name}.${inferred.what}` }];
}
