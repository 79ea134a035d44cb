// What a proposal is made from, and what it is.

/** A file, glob or folder: under what name, and as the policy writes its path. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
  /** Absolute. */
  readonly files: readonly string[];
}

export interface ProposalRequest {
  /** The policy's path from the repository's root. */
  readonly policy: string;
  readonly data: readonly NamedFile[];
  readonly models: readonly NamedFile[];
  readonly label?: string;
  /** Of models that read text: what stands for a missing one. */
  readonly missing?: string;
  /** The same of models that read numbers and cannot take NaN. */
  readonly missingNumber?: number;
  /** The columns that a model's one tensor is made of, in its order. */
  readonly order?: readonly string[];
  readonly positive?: string;
}

export interface Proposal {
  readonly text: string;
  /** What was left open, a sentence each. */
  readonly notes: readonly string[];
}
