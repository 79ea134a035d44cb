// A gate: plan → measure → judge, each a function of what came before it.
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';
import type { GateSection } from './policy/section.ts';
import type { GatePlan, Policy } from './policy/types.ts';
import type { Ports } from './ports.ts';
import type { Report } from './report/types.ts';

/** One gate for one model or data set: head's policy, and the base branch's where there is one that differs. */
export interface GateInput {
  readonly policy: Policy;
  readonly plan: GatePlan;
  readonly base?: { readonly policy: Policy; readonly plan: GatePlan };
}

/** A report before the run's times and ids are put on it. */
export type UntimedReport = Omit<Report, 'run'>;

/** What a gate found; the verdict and the sentences above it follow. */
export interface Parts extends Omit<UntimedReport, 'schema' | 'verdict' | 'headline' | 'decidedBy'> {
  /** What the report shows as the decision when everything passes: '41 checks on 16,281 rows'; absent: the first finding. */
  readonly whenPassing?: string;
  /** Rules whose failures explain others, such as a missing column: they come first, even before worse findings. */
  readonly explaining?: readonly string[];
  /** What fails and what nobody could judge, in counts, for the headline of a report that has both; absent: how many checks. */
  readonly counted?: (findings: readonly Finding[]) => string;
}

export interface Gate {
  readonly id: string;
  readonly title: string;
  /** One paragraph for READMEs. */
  readonly docs: string;
  readonly section: GateSection;
  readonly checks: readonly Check[];
  /** Plans, measures and judges. Throws one of the three families of errors, never a half-made report. */
  run(input: GateInput, ports: Ports): Promise<Parts>;
}
