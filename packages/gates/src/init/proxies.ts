// Features that alone predict the label: proposes a rule against them if there is none today, and a note if there is one.
import { InputError, type Finding, type Ports } from '@modelgate/core';
import type { ProposedData } from './lines.ts';
import type { Against } from './reference.ts';
import type { ProposalRequest } from './request.ts';
import { holds, judgeTrial } from './trial.ts';

/** With fewer rows, a feature may predict the label by chance. */
const FEWEST_ROWS = 300;
const RULES = { 'target-proxies': true } as const;

/** undefined: there is no label, or nothing could be measured. */
export async function suggestProxies(
  own: ProposedData,
  { policy }: ProposalRequest,
  ports: Ports,
): Promise<Against | undefined> {
  if (!own.label || own.rows < FEWEST_ROWS) return undefined;
  const found = (await tried(own, policy, ports)).filter(({ rule }) => rule === 'data/target-proxy');
  if (found.every(({ outcome }) => outcome === 'inapplicable')) return undefined;
  const told = found.find((finding) => !holds(finding));
  if (!told)
    return {
      rules: [{ key: 'leakage', value: RULES, evidence: 'no feature alone predicts the label today' }],
      notes: [],
    };
  const { subject, observed } = told.message;
  return {
    rules: [],
    notes: [`${own.path}: ${subject}: ${observed}; so it may be made from the label, and no rule is proposed`],
  };
}

async function tried(own: ProposedData, path: string, ports: Ports): Promise<readonly Finding[]> {
  try {
    return await judgeTrial([own], { data: own.name, leakage: RULES }, path, ports);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
