// Compares data with training data: rules of drift and leakage that hold between the two today are proposed.
import type { Suggestion } from '@modelgate/checks';
import { countText, InputError, ratioText, type Finding, type Ports } from '@modelgate/core';
import type { ProposedData } from './lines.ts';
import type { ProposalRequest } from './request.ts';
import { holds, judgeTrial, type Rules } from './trial.ts';

const TRAINING = /train|reference|baseline/i;
/** Share of column names that two data sets must have in common to be compared. */
const ALIKE = 0.9;

/** The data set to compare with: the only one that is named like training data, if it has (nearly) the same columns. */
export function referenceFor(own: ProposedData, all: readonly ProposedData[]): ProposedData | undefined {
  const [only, ...others] = all.filter(({ name }) => TRAINING.test(name));
  if (!only || others.length > 0 || only === own) return undefined;
  const theirs = new Set(only.columns);
  const shared = own.columns.filter((name) => theirs.has(name)).length;
  return shared > 0 && shared >= ALIKE * Math.max(own.columns.length, theirs.size) ? only : undefined;
}

export interface Against {
  readonly rules: readonly Suggestion[];
  /** A sentence for each rule that does not hold today. */
  readonly notes: readonly string[];
}

/** Tries the rules with the gate itself; those that fail or cannot be compared become notes. */
export async function suggestAgainst(
  own: ProposedData,
  reference: ProposedData,
  { policy }: ProposalRequest,
  ports: Ports,
): Promise<Against> {
  const trial = (rules: Rules): Promise<readonly Finding[]> =>
    judgeTrial([own, reference], { data: own.name, reference: reference.name, ...rules }, policy, ports);
  const leakage = { with: reference.name };
  try {
    const found = await trial({ drift: DRIFT, leakage });
    const except = columnsBeyond(found);
    const left = except.length === 0 ? found : await trial({ drift: { ...DRIFT, except } });
    const rules = [driftRule(left, except), leakageRule(found, leakage)].filter((rule) => rule !== undefined);
    const notes = missing(rules, own, reference);
    if (rules.length === 0) return { rules, notes };
    const evidence = `named like training data, with the same columns, ${countText(reference.rows)} rows`;
    return { rules: [{ key: 'reference', value: reference.name, evidence }, ...rules], notes };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { rules: [], notes: [`${own.path} is not compared with ${reference.path}: ${error.message}`] };
  }
}

const DRIFT = { effect: 0.2, 'domain-classifier': true } as const;

const ofDrift = ({ rule }: Finding): boolean => rule === 'data/drift';

function columnOf({ leaves, decisive }: Finding): string | undefined {
  return leaves[decisive]!.claim.about['column'];
}

function columnsBeyond(found: readonly Finding[]): readonly string[] {
  const beyond = found.filter((finding) => ofDrift(finding) && !holds(finding)).map(columnOf);
  return [...new Set(beyond.filter((column) => column !== undefined))];
}

/** The rule on drift; nothing where no comparable column is left. */
function driftRule(left: readonly Finding[], except: readonly string[]): Suggestion | undefined {
  const compared = new Set(left.filter(ofDrift).filter(isTested).map(columnOf));
  if (compared.size === 0 || !left.filter(ofDrift).every(holds)) return undefined;
  const area = areaIn(left);
  const kept = `${countText(compared.size)} columns keep it today`;
  const others = except.length === 0 ? [] : [`${countText(except.length)} do not and are left out: see why first`];
  const together =
    area === undefined
      ? 'a classifier tells the two apart, so none is asked for'
      : `a classifier tells the two apart with an AUC of ${ratioText(area)}`;
  return {
    key: 'drift',
    value: {
      effect: DRIFT.effect,
      ...(area !== undefined && { 'domain-classifier': true }),
      ...(except.length > 0 && { except }),
    },
    evidence: [kept, ...others, together, '0.2 sd is small (a judgement)'].join('; '),
  };
}

function isTested({ outcome }: Finding): boolean {
  return outcome !== 'inapplicable';
}

/** The classifier's AUC, if it keeps its limit today. */
function areaIn(found: readonly Finding[]): number | undefined {
  const classifier = found.find(({ rule }) => rule === 'data/domain-classifier');
  const claim = classifier?.leaves[classifier.decisive]?.claim;
  if (!classifier || !holds(classifier) || !claim || !('must' in claim)) return undefined;
  return claim.of.kind === 'known' ? claim.of.value : undefined;
}

function leakageRule(found: readonly Finding[], value: Rules): Suggestion | undefined {
  const rules = found.filter(({ rule }) => /^data\/(leakage|target-proxy)/.test(rule));
  if (rules.length === 0 || !rules.every(holds)) return undefined;
  return {
    key: 'leakage',
    value,
    evidence: 'no more rows occur there today than allowed, and no feature alone predicts the label',
  };
}

function missing(rules: readonly Suggestion[], own: ProposedData, reference: ProposedData): readonly string[] {
  return ['drift', 'leakage']
    .filter((key) => rules.every((rule) => rule.key !== key))
    .map((key) => `${key} of ${own.path} is not proposed: against ${reference.path} it does not hold today`);
}
