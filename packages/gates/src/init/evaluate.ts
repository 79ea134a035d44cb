// Evaluates a model on labelled data: its figures of today become its limits, or a reason says why it has none yet.
import { InputError, writeYaml, type Json, type Ports, type YamlLine } from '@modelgate/core';
import { floorsOf } from './floors.ts';
import { policyLines, type ProposedData, type ProposedModel } from './lines.ts';
import { guessFor, linkOf } from './guess.ts';
import { readBack } from './read-back.ts';
import type { NamedFile, ProposalRequest } from './request.ts';

/** An InputError leaves the model without limits, with the reason; a WorldError ends the command. */
export async function proposeModel(
  { name, path }: NamedFile,
  data: readonly ProposedData[],
  request: ProposalRequest,
  ports: Ports,
): Promise<ProposedModel> {
  const { positive } = request;
  const inputs = inputsOf(request);
  const model: Model = {
    name,
    path,
    ...(Object.keys(inputs).length > 0 && { inputs }),
    ...(positive !== undefined && { positive: { is: positive } }),
  };
  const on = evaluationSet(data);
  if (!on) return { ...model, floors: { none: 'no column is known to be the label; name it with --label' } };
  try {
    return await guessing(model, on, request, ports);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...model, floors: { none: reasonIn(error) } };
  }
}

function inputsOf({ order, missing, missingNumber }: ProposalRequest): Readonly<Record<string, Json>> {
  const replaced = {
    ...(missing !== undefined && { string: missing }),
    ...(missingNumber !== undefined && { number: missingNumber }),
  };
  return { ...(order && { order: [...order] }), ...(Object.keys(replaced).length > 0 && { missing: replaced }) };
}

/** Options of init that supply what an error asks for. */
const OPTIONS: Readonly<Record<string, string>> = {
  'input/column-null': '--missing',
  'input/model-inputs': '--order',
  'input/scores-not-finite': '--missing-number',
};

function reasonIn({ message, problem: { hint, code, named } }: InputError): string {
  const option = named.startsWith('label') ? undefined : OPTIONS[code];
  return [message, ...(hint === undefined ? [] : ['; ', hint]), ...(option ? [`; init takes ${option}`] : [])].join('');
}

type Model = Omit<ProposedModel, 'floors'>;

/**
 * Guesses what the model or its labels leave open, one thing after another. A guess that
 * leads to the same kind of error again throws the first error.
 */
async function guessing(
  model: Model,
  on: ProposedData,
  request: ProposalRequest,
  ports: Ports,
): Promise<ProposedModel> {
  try {
    return await withProbabilities(await evaluate(model, on, request, ports), on, request, ports);
  } catch (error) {
    const guess = await guessFor(error, model, on, request, ports);
    if (!guess || !(error instanceof InputError)) throw error;
    return await guessing({ ...model, ...guess }, on, request, ports).catch((next: unknown) => {
      throw next instanceof InputError && next.problem.code === error.problem.code ? error : next;
    });
  }
}

/**
 * With several classes the largest score decides, so logits are not an error; only
 * metrics of probabilities are missing, until a link is guessed.
 */
async function withProbabilities(
  model: ProposedModel,
  on: ProposedData,
  request: ProposalRequest,
  ports: Ports,
): Promise<ProposedModel> {
  const { floors, ...own } = model;
  if (own.link !== undefined || !('metrics' in floors) || floors.metrics.length > 1) return model;
  const guess = await linkOf(own.name, request, ports);
  if (!guess) return model;
  return evaluate({ ...own, ...guess }, on, request, ports).catch((error: unknown) => {
    if (error instanceof InputError) return model;
    throw error;
  });
}

/** The labelled data set that is named like a test set, else the first labelled one. */
function evaluationSet(data: readonly ProposedData[]): ProposedData | undefined {
  const labelled = data.filter(({ label }) => label !== undefined);
  return labelled.find(({ name }) => /test|eval|valid|hold-?out/i.test(name)) ?? labelled[0];
}

/** Evaluates by the gate's own plan and measurement, with a policy that demands nothing yet. */
async function evaluate(
  model: Model,
  on: ProposedData,
  { policy: path }: ProposalRequest,
  ports: Ports,
): Promise<ProposedModel> {
  const lines = policyLines([on], [{ ...model, floors: { on: on.name, metrics: [] } }]);
  const asking: YamlLine = { key: 'gates', value: { 'evaluate-model': {} } };
  const text = writeYaml(
    lines.map((line) => (line.key === 'gates' ? asking : line)),
    '',
  );
  const policy = await readBack(path, text);
  const plan = policy.gates.find(({ model: of }) => of === model.name)!;
  return { ...model, floors: { on: on.name, ...(await floorsOf({ policy, plan }, ports)) } };
}
