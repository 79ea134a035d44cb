// A gate: plan → measure → judge, each a function of what came before it.
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';
import type { GateSection } from './policy/section.ts';
import type { Demand, GatePlan, Policy } from './policy/types.ts';
import type { Ports } from './ports.ts';
import type { Report, RunProblem } from './report/types.ts';

/** One gate for one model or data set: head's policy, and the base branch's where there is one that differs. */
export interface GateInput {
  readonly policy: Policy;
  readonly plan: GatePlan;
  readonly base?: { readonly policy: Policy; readonly plan: GatePlan };
}

/** A report before the run's times and ids are put on it. */
export type UntimedReport = Omit<Report, 'run'>;

/** What a gate found. `assemble` adds the verdict and the sentences above it. */
export interface Parts extends Omit<UntimedReport, 'schema' | 'verdict' | 'headline' | 'decidedBy'> {
  /** What the report shows as the decision when everything passes: '41 checks on 16,281 rows'; absent: the first finding. */
  readonly whenPassing?: string;
  /** Rules whose failures explain others, such as a missing column: they come first, even before worse findings. */
  readonly explaining?: readonly string[];
  /** What fails and what nobody could judge, in counts, for the headline of a report that has both; absent: how many checks. */
  readonly counted?: (findings: readonly Finding[]) => string;
}

/** A rule of a policy in words, with what can be said of it before anything runs. */
export interface LimitLint {
  readonly demand: Demand;
  readonly words: string;
  /** What the size of the data means for the rule. */
  readonly notes: readonly string[];
  /** A limit that cannot work as it is meant. */
  readonly warning?: string;
}

/** What can be said of a plan before anything runs. */
export interface GateLint {
  /** 'm on d, 900 rows'. */
  readonly judged: string;
  /** What holds for the gate as a whole. */
  readonly notes: readonly string[];
  readonly limits: readonly LimitLint[];
  /** What the policy names and the data at hand does not have. */
  readonly faults: readonly RunProblem[];
}

/** DuckDB, ONNX Runtime, and the processes that scan files. */
export type EngineKind = 'data' | 'models' | 'scanner';

/**
 * Which engines a gate uses: guessed from its name and the policy's text before anything else is loaded, so that they start meanwhile. A
 * wrong guess only costs time.
 */
export interface GateNeeds {
  readonly uses: readonly EngineKind[];
  /** Keys of its section that ask for a further engine. */
  readonly asks?: Readonly<Record<string, EngineKind>>;
  /** It runs when the policy names no gate. */
  readonly byDefault?: true;
}

export interface Gate {
  readonly id: string;
  readonly title: string;
  /** One paragraph for READMEs. */
  readonly docs: string;
  readonly section: GateSection;
  readonly needs: GateNeeds;
  readonly checks: readonly Check[];
  /** Plans, measures and judges. Throws one of the three families of errors, never a half-made report. */
  run(input: GateInput, ports: Ports): Promise<Parts>;
  /** The plan in words, and what is wrong with it, from the columns of the data alone. Throws as `run` does. */
  lint(input: Omit<GateInput, 'base'>, ports: Ports): Promise<GateLint>;
}
