// A check of a data set: what it is for the kernel, its key in the policy, and an example that runs as a test.
import type { Check, Demand, Facts, Json, Problem, Severity } from '@modelgate/core';
import type { z } from 'zod';

/** What is known of a data set before it is measured. */
export interface ValidationFacts extends Facts {
  /** The role that is judged: the data set's name. */
  readonly on: string;
  /** The role that it is compared with, where the policy names one. */
  readonly reference?: string;
  /** The role of the same data set on the base branch; its table says when there is none. */
  readonly base: string;
  /** The data set's label and id columns, where the policy names them. */
  readonly label?: string;
  readonly id?: string;
  /** When the data is judged: ISO 8601, UTC. */
  readonly now: string;
  /** Whether values of rows may be shown, by column; '' for all of them together. */
  readonly showsValues: (column: string) => boolean;
  /** What models say of the data and of its reference, by their names in the policy; those that rules ask for. */
  readonly predictions?: Readonly<Record<string, Predictions>>;
}

/** Tables of a model's outputs among the others, by role, and the columns that hold them; or why there are none. */
export type Predictions =
  | { readonly own: string; readonly before: string; readonly outputs: readonly ModelOutput[] }
  | { readonly unknown: string };

export interface ModelOutput {
  readonly column: string;
  /** The class whose probability it is; absent where there is one output. */
  readonly of?: string;
}

/** The role that data is compared with. Without one a role that no data set can have: the kernel says that there is none. */
export function referenceOf({ reference }: ValidationFacts): string {
  return reference ?? '(the policy names no reference)';
}

/** One rule that a written value makes: it becomes one demand. */
export interface Rule {
  /** What tells it from the other rules of its key: ['min'], ['row_id']. */
  readonly name: readonly string[];
  /** Where it stands below its key. */
  readonly path: readonly (string | number)[];
  readonly params: Json;
  readonly severity: Severity;
  readonly optional?: true;
  /** See `Demand.looser`. */
  readonly looser: NonNullable<Demand['looser']>;
  /** Other data sets that it joins. */
  readonly joins?: readonly string[];
  /** The check that judges it, where a key has several. */
  readonly check?: string;
}

/** Something wrong with what was written that its schema cannot see. */
export interface RuleFault extends Pick<Problem, 'code' | 'message' | 'hint'> {
  readonly path: readonly (string | number)[];
}

/** Where a key stands: under a column, or beside `columns`. Under '*' it is about every column that has no such key of its own. */
export interface At {
  readonly column?: string;
  readonly except?: readonly string[];
  /** The columns that the policy names, in its order, its data sets and its models. */
  readonly columns: readonly string[];
  readonly dataSets: readonly string[];
  readonly models: readonly string[];
  readonly fault: (fault: RuleFault) => void;
}

/** Runs as a test, and shows in the documentation what the check says. */
export interface Example {
  /** Lines of `gates.validate-data`. */
  readonly policy: string;
  /** The data, as CSV. */
  readonly data: string;
  /** How often each row occurs; once without it. */
  readonly times?: number;
  /** The data set `train`, which the policy may name as its reference. */
  readonly train?: string;
  /** A model, by its name in the policy and among the fixtures. */
  readonly model?: string;
  /** The contract, contract.odcs.yaml, where the policy names one. */
  readonly contract?: string;
  /** The label's column. */
  readonly label?: string;
  /** What the check finds: observed, expected. */
  readonly says: readonly [outcome: string, observed: string, expected: string];
}

export interface DataCheck extends Check<ValidationFacts> {
  readonly example: Example;
  /** The key that asks for it, where that is another check's. */
  readonly under?: string;
  /** The rule in words, for `modelgate lint`. */
  words(params: Json): string;
}

/** A check with a key of its own in the policy: under a column, or beside `columns`. */
export interface DataRule extends DataCheck {
  readonly key: string;
  readonly place: 'column' | 'table';
  readonly schema: z.ZodType;
  /** `written` is what the schema gave. */
  rules(written: unknown, at: At): readonly Rule[];
}
