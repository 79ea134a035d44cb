// The positive class where the labels do not show which it is: the rarer of two, marked as a guess.
import { valueCounts } from '@modelgate/checks';
import { canonicalName, InputError, measureData, refOf, valueOf, type Ports } from '@modelgate/core';
import type { ProposedData, ProposedModel } from './lines.ts';
import type { ProposalRequest } from './request.ts';

/** Throws the error again unless it asks for the positive class and the user has named none. */
export async function positiveOf(
  error: unknown,
  on: ProposedData,
  { positive, data }: ProposalRequest,
  ports: Ports,
): Promise<NonNullable<ProposedModel['positive']>> {
  if (!(error instanceof InputError) || error.problem.code !== 'input/positive-ambiguous' || positive !== undefined)
    throw error;
  const { files } = data.find(({ name }) => name === on.name)!;
  const ref = refOf({ name: on.name, ...(on.missing && { missing: on.missing.texts }) }, files);
  const { columns, rows } = await ports.data.describe(ref);
  const label = columns.find(({ name }) => name === on.label!.column)!;
  const classes = valueCounts(on.name, 'label', canonicalName(label));
  const found = valueOf(classes, await measureData([classes], { [on.name]: { ref, columns, rows } }, ports));
  const counts = 'known' in found ? Object.entries(found.known.values) : [];
  const [rarer] = counts.toSorted(([, a], [, b]) => a - b);
  if (!rarer || counts.length !== 2) throw error;
  return { is: rarer[0], why: 'a guess: the rarer of two classes' };
}
