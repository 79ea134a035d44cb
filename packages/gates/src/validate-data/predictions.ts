// Runs a model on the data and on its reference; its outputs become two more tables, so that drift of predictions is drift of columns.
import type { ModelOutput, OutputFacts, Predictions } from '@modelgate/checks';
import {
  canonicalJson,
  InputError,
  plural,
  type DataSubject,
  type Demand,
  type Json,
  type ModelSubject,
  type OutputBinding,
  type Policy,
  type Ports,
  type Subject,
} from '@modelgate/core';
import { inRoot } from '../base-branch/copies.ts';
import { reservedColumns } from '../evaluate-model/columns.ts';
import { fillInputs, findModel } from '../evaluate-model/candidate.ts';
import type { Found } from '../evaluate-model/found-model.ts';
import { scoreRows } from '../evaluate-model/score-rows.ts';
import type { OpenTable } from './open-data.ts';

/** A data set of a policy, with its table. */
export interface Described {
  readonly subject: DataSubject;
  readonly table: OpenTable;
}

/** The outputs of one model, or why there are none. */
export interface Predicted {
  readonly predictions: Predictions;
  /** By role. */
  readonly tables: Readonly<Record<string, OpenTable>>;
  /** The model as a subject of the report. */
  readonly subject?: Subject;
}

/** Names of the models whose predictions the rules ask for. */
export function modelsIn(demands: readonly Demand[]): readonly string[] {
  return [...new Set(demands.flatMap(({ model }) => model ?? []))];
}

/** Runs a model of a policy on the data and on its reference. */
export type Predict = (policy: Policy, model: string, own: Described, before?: Described) => Promise<Predicted>;

/** A function that runs each model once for both branches' policies, as long as these read the same columns of the same tables. */
export function predictor(ports: Ports): Predict {
  const known = new Map<string, Promise<Predicted>>();
  return (policy, name, own, before) => {
    const { at: _, ...model } = policy.models[name]!;
    const key = canonicalJson([policy.root, model, ...[own, before].map((data) => data && readOf(data))]);
    const made = known.get(key) ?? predict(policy, policy.models[name]!, { own, before }, ports);
    known.set(key, made);
    return made;
  };
}

/** The parts of a data set that decide which of its columns fill a model, and with what values. */
function readOf({ subject, table }: Described): Json {
  return [subject.name, subject.id ?? null, reservedColumns(subject), table.digest];
}

interface Sides {
  readonly own: Described;
  readonly before: Described | undefined;
}

/** Runs the model. If it is missing or does not fit the data, its outputs are unknown, which never passes. */
async function predict(policy: Policy, model: ModelSubject, { own, before }: Sides, ports: Ports): Promise<Predicted> {
  const none = (unknown: string): Predicted => ({ predictions: { unknown }, tables: {} });
  if (!before) return none('the policy names no reference');
  try {
    return await predictBoth(policy, model, [own, before], ports);
  } catch (error) {
    if (error instanceof InputError) return none(error.message);
    throw error;
  }
}

async function predictBoth(
  policy: Policy,
  model: ModelSubject,
  sides: readonly Described[],
  ports: Ports,
): Promise<Predicted> {
  const found = await modelOf(model, policy, ports);
  const binding = bindingOf(model, found.output);
  const roles = sides.map(({ subject }) => `predictions of ${model.name} on ${subject.name}`);
  const [now, then] = await Promise.all(
    sides.map((data, i) => outputsOn(data, { found, model, binding, role: roles[i]! }, ports)),
  );
  return {
    predictions: { own: roles[0]!, before: roles[1]!, outputs: outputsOf(binding, found.output) },
    tables: { [roles[0]!]: now!, [roles[1]!]: then! },
    subject: {
      kind: 'model',
      name: model.name,
      path: model.source.path,
      digest: found.facts.digest,
      facts: `ONNX, ${plural(binding.columns.length, 'output')} compared`,
    },
  };
}

type Onnx = Extract<Found, { readonly kind: 'onnx' }>;

async function modelOf(model: ModelSubject, policy: Policy, ports: Ports): Promise<Onnx> {
  const path = inRoot(policy, model.source.path);
  const [file] = await ports.files.find(path);
  if (file === undefined) throw wrong(model, `a file at ${path}`, 'none', 'input/file-missing');
  if (model.source.kind === 'predictions')
    throw wrong(model, 'an ONNX file, which can be run on both data sets', 'predictions made elsewhere');
  const found = await findModel(model, file, model.source.path, ports);
  if (found.kind !== 'onnx') throw new Error('a model that is not an ONNX file was found for one that is');
  return found;
}

/** Binds all columns of the scores; with two classes only the second, since the first follows from it. */
function bindingOf(model: ModelSubject, { score }: OutputFacts): OutputBinding {
  if (!score) throw wrong(model, 'scores or values', 'labels alone');
  const { tensor, width } = score;
  if (width === null) throw wrong(model, 'scores with a declared number of columns', `${tensor} without one`);
  const columns = width === 2 ? [1] : Array.from({ length: width }, (_, k) => k);
  return { tensor, width, columns, kind: 'score', link: model.outputs.link ?? 'none' };
}

/** Columns s0, s1, … of a scores table, with the class of each where it is named. */
function outputsOf({ columns, width }: OutputBinding, { classes }: OutputFacts): readonly ModelOutput[] {
  const named = width > 1;
  return columns.map((k, i) => ({ column: `s${i}`, ...(named && { of: classes?.[k] ?? `output ${k}` }) }));
}

interface Running {
  readonly found: Onnx;
  readonly model: ModelSubject;
  readonly binding: OutputBinding;
  readonly role: string;
}

async function outputsOn(
  { subject, table }: Described,
  { found, model, binding, role }: Running,
  ports: Ports,
): Promise<OpenTable> {
  const { bindings } = fillInputs(found, model, { subject, facts: table });
  const request = {
    data: table.ref,
    model: { path: found.path, digest: found.facts.digest, name: found.name },
    inputs: bindings,
    output: binding,
    ...(subject.id !== undefined && { id: subject.id }),
  };
  const parts = await scoreRows(role, table.rows, request, ports);
  const ref = { name: role, files: parts.map(({ path }) => path) };
  return { ref, ...(await ports.data.describe(ref)) };
}

function wrong(
  { name }: ModelSubject,
  expected: string,
  received: string,
  code: 'input/model-outputs' | 'input/file-missing' = 'input/model-outputs',
): InputError {
  return new InputError({ code, named: `model ${name}`, expected, received });
}
