// Three families of errors; anything else that is thrown is a bug of ours and says so.
import type { Span } from '../source/span.ts';
import type { InputCode, PolicyCode, WorldCode } from './codes.ts';

/** One thing wrong with a policy: what was found and expected, where, and what to do about it. */
export interface Problem {
  readonly code: PolicyCode;
  readonly message: string;
  readonly at: Span;
  readonly hint?: string;
  /** The line of `at` with carets under it. */
  readonly frame?: string;
}

/** The policy is wrong. Carries every problem at once, in the order of the file. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      problems.map((p) => `${p.at.path}:${p.at.start.line}:${p.at.start.column} ${p.code}: ${p.message}`).join('\n'),
    );
    this.problems = problems;
  }
}

export interface InputProblem {
  readonly code: InputCode;
  /** The thing that is wrong, as the user knows it: a path, a column, an action input. */
  readonly named: string;
  readonly expected: string;
  readonly received: string;
  readonly hint?: string;
  /** Where the policy names it. */
  readonly at?: Span;
}

/** A file, a model or an action input is not what it has to be. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problem: InputProblem;
  constructor(problem: InputProblem, options?: ErrorOptions) {
    super(`${problem.named}: expected ${problem.expected}, found ${problem.received}`, options);
    this.problem = problem;
  }
}

export interface WorldProblem {
  readonly code: WorldCode;
  readonly message: string;
  readonly hint: string;
}

/** Something outside failed: an engine, a download, a token, a disk. */
export class WorldError extends Error {
  override readonly name = 'WorldError';
  readonly problem: WorldProblem;
  constructor(problem: WorldProblem, options?: ErrorOptions) {
    super(problem.message, options);
    this.problem = problem;
  }
}
