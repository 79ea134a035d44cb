// Reads a proposal as a policy before it is written: whatever names and values the data has, init never proposes a policy that cannot be read.
import { InputError, PolicyError, readPolicies, type GateSection, type Policy } from '@modelgate/core';
import { biasCheckSection } from '../bias-check/section.ts';
import { evaluateModelSection } from '../evaluate-model/section.ts';
import { validateDataSection } from '../validate-data/section.ts';

const sections: readonly GateSection[] = [validateDataSection, evaluateModelSection, biasCheckSection];

/** `path` is the policy's, from the repository's root. */
export async function readBack(path: string, text: string): Promise<Policy> {
  const found = new TextEncoder().encode(text);
  const read = readPolicies(path, () => Promise.resolve({ found }), sections, { from: 'head' });
  const [policy] = await read.catch((error: unknown) => {
    throw error instanceof PolicyError ? unreadable(error) : error;
  });
  return policy!;
}

function unreadable({ problems: [problem] }: PolicyError): InputError {
  return new InputError({
    code: 'input/argument',
    named: 'the proposal',
    expected: 'a policy that can be read',
    received: `${problem!.code}: ${problem!.message}`,
    hint: problem!.hint ?? 'name less data with --data',
  });
}
