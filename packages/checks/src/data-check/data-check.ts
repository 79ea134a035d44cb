// A check of a data set: the kernel's check, its key in the policy, and an example that runs as a test.
import type { Check, Facts, Json, Problem, Severity } from '@modelgate/core';
import type { z } from 'zod';

/** What is known of a data set before it is measured. */
export interface ValidationFacts extends Facts {
  /** The role that is judged: the data set's name. */
  readonly on: string;
  /** The role of the reference, where the policy names one. */
  readonly reference?: string;
  /** The role of the same data set on the base branch; its table says when there is none. */
  readonly base: string;
  /** The data set's label and id columns, where the policy names them. */
  readonly label?: string;
  readonly id?: string;
  /** The data set's column whose equal values mark rows that are not independent. */
  readonly cluster?: string;
  /** All columns that its entry under `data` names: label, id, weight, cluster. */
  readonly reserved?: readonly string[];
  /** When the data is judged: ISO 8601, UTC. */
  readonly now: string;
  /** Whether values of rows may be shown, by column; '' for all of them together. */
  readonly showsValues: (column: string) => boolean;
  /** Predictions for the data and its reference, by the model's name in the policy; only of models that rules ask for. */
  readonly predictions?: Readonly<Record<string, Predictions>>;
}

/** The roles of a model's tables of outputs and the columns in them; or why there are none. */
export type Predictions =
  | { readonly own: string; readonly before: string; readonly outputs: readonly ModelOutput[] }
  | { readonly unknown: string };

export interface ModelOutput {
  readonly column: string;
  /** The class whose probability the column holds; absent for a single output. */
  readonly of?: string;
}

/** The role of the reference. Without one, a role that no data set can have, so that the kernel reports that it is missing. */
export function referenceOf({ reference }: ValidationFacts): string {
  return reference ?? '(the policy names no reference)';
}

/** One rule of a written value, which becomes one demand. */
export interface Rule {
  /** What distinguishes it from other rules of its key: ['min'], ['row_id']. */
  readonly name: readonly string[];
  /** Where it stands below its key. */
  readonly path: readonly (string | number)[];
  readonly params: Json;
  readonly severity: Severity;
  readonly optional?: true;
  /** The model whose outputs it looks at. */
  readonly model?: string;
  /** Other data sets that it joins. */
  readonly joins?: readonly string[];
  /** The check that judges it, where a key has several. */
  readonly check?: string;
}

/** A fault of a written value that its schema cannot detect. */
export interface RuleFault extends Pick<Problem, 'code' | 'message' | 'hint'> {
  readonly path: readonly (string | number)[];
}

/** Where a key stands: under a column, or beside `columns`. Under '*' it concerns every column without such a key of its own. */
export interface At {
  readonly column?: string;
  readonly except?: readonly string[];
  /** The columns that the policy names, in its order, its data sets and its models. */
  readonly columns: readonly string[];
  readonly dataSets: readonly string[];
  readonly models: readonly string[];
  readonly fault: (fault: RuleFault) => void;
}

/** An example, which runs as a test and shows in the documentation what the check says. */
export interface Example {
  /** Lines of `gates.validate-data`. */
  readonly policy: string;
  /** The data, as CSV. */
  readonly data: string;
  /** How often each row occurs; absent: once. */
  readonly times?: number;
  /** The data set `train`, which the policy may name as its reference. */
  readonly train?: string;
  /** A model, by its name in the policy and among the fixtures. */
  readonly model?: string;
  /** The contract, contract.odcs.yaml, where the policy names one. */
  readonly contract?: string;
  /** The label's column. */
  readonly label?: string;
  /** What the check finds. */
  readonly says: readonly [outcome: string, observed: string, expected: string];
}

export interface DataCheck extends Check<ValidationFacts> {
  readonly example: Example;
  /** The key of another check that this one belongs to. */
  readonly under?: string;
  /** The rule in words, for `modelgate lint`. */
  words(params: Json): string;
}

/** A check with a key of its own in the policy: under a column, or beside `columns`. */
export interface DataRule extends DataCheck {
  readonly key: string;
  readonly place: 'column' | 'table';
  /** It compares with the reference, and means nothing without one. */
  readonly needs?: 'reference';
  readonly schema: z.ZodType;
  /** `written` is the schema's output. */
  rules(written: unknown, at: At): readonly Rule[];
}
