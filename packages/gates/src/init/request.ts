// What a proposal is made from, and the proposal itself.

/** A file, glob or folder, with its name in the policy and its path as the policy writes it. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
  /** Absolute. */
  readonly files: readonly string[];
}

/** What the user knows of the data and the models, and files may not tell. */
export interface Answers {
  readonly label?: string;
  readonly positive?: string;
  /** What models that read text get for a missing text. */
  readonly missing?: string;
  /** What models that read numbers, and cannot take NaN, get for a missing number. */
  readonly missingNumber?: number;
  /** The columns that a model's one tensor is made of, in its order. */
  readonly order?: readonly string[];
}

export interface ProposalRequest extends Answers {
  /** The policy's path from the repository's root. */
  readonly policy: string;
  readonly data: readonly NamedFile[];
  readonly models: readonly NamedFile[];
}

export interface Proposal {
  readonly text: string;
  /** A sentence for each thing that was left open. */
  readonly notes: readonly string[];
}
