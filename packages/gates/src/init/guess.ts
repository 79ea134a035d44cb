// Guesses what a policy must say of a model, when an error asks for it and one answer is likely. The proposal marks it as a guess.
import { outputFacts } from '@modelgate/checks';
import { InputError, type Ports } from '@modelgate/core';
import type { ProposedData, ProposedModel } from './lines.ts';
import { positiveOf } from './positive.ts';
import type { ProposalRequest } from './request.ts';

export type Guess = Partial<Pick<ProposedModel, 'positive' | 'task' | 'link'>>;

/** A guess that answers the error; undefined when there is none. */
export async function guessFor(
  error: unknown,
  model: Guess & Pick<ProposedModel, 'name'>,
  on: ProposedData,
  request: ProposalRequest,
  ports: Ports,
): Promise<Guess | undefined> {
  if (!(error instanceof InputError)) return undefined;
  const { code } = error.problem;
  if (code === 'input/positive-ambiguous' && model.positive === undefined)
    return { positive: await positiveOf(error, on, request, ports) };
  if (code === 'input/task-ambiguous' && model.task === undefined)
    return { task: { is: 'binary', why: 'a guess: a single score, and two labels' } };
  if (code === 'input/model-outputs' && model.link === undefined) return linkOf(model.name, request, ports);
  return undefined;
}

/**
 * The link for scores that cannot be probabilities: they are taken for logits, unless the model gives its own labels. (Probabilities
 * themselves refuse a link.)
 */
export async function linkOf(name: string, { models }: ProposalRequest, ports: Ports): Promise<Guess | undefined> {
  const facts = await ports.models.describe(models.find((model) => model.name === name)!.files[0]!);
  const found = outputFacts(facts, {});
  if ('ambiguous' in found || found.label || !found.score) return undefined;
  const is = found.score.width === 1 ? 'sigmoid' : 'softmax';
  return { link: { is, why: 'a guess: scores beyond 0 … 1, taken for logits' } };
}
