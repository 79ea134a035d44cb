// What a policy says once it has been read: everything resolved, every demand with its span.
import type { Json } from '../json.ts';
import type { Span } from '../source/span.ts';

/** A data set of the policy; its name is the role that metrics are measured on. */
export interface DataSubject {
  readonly name: string;
  /** A file, glob or folder, relative to the policy's folder. */
  readonly path: string;
  readonly label?: string;
  readonly id?: string;
  readonly weight?: string;
  readonly cluster?: string;
  /** Texts of CSV files that stand for a missing value, beside the empty one. */
  readonly missing?: readonly string[];
  readonly at: Span;
}

export type Task = 'binary' | 'multiclass' | 'regression';

export type BaselineRef =
  | { readonly from: 'merge-base' }
  | { readonly from: 'path'; readonly path: string }
  | { readonly from: 'none' };

export interface ModelInputs {
  /** Columns in a tensor's order: of the only one, or of each that is named. */
  readonly order?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** What stands for a missing value: of string inputs, of numeric ones (NaN without it). */
  readonly missing?: { readonly string?: string; readonly number?: number };
}

export interface ModelOutputs {
  readonly score?: string;
  readonly label?: string;
  readonly link?: 'none' | 'sigmoid' | 'softmax';
  readonly classes?: readonly string[];
}

/** A model of the policy: the bytes of an ONNX file, or predictions made elsewhere. */
export interface ModelSubject {
  readonly name: string;
  readonly source: { readonly kind: 'onnx' | 'predictions'; readonly path: string };
  readonly task?: Task;
  readonly positive?: string;
  readonly inputs: ModelInputs;
  readonly outputs: ModelOutputs;
  /** Positive when the score is greater than this. */
  readonly threshold?: number;
  /** Absent: the merge base where there is one. */
  readonly baseline?: BaselineRef;
  readonly at: Span;
}

export type Severity = 'block' | 'warn';
/** prove: p_pass ≤ α. lean: not failed and the estimate within the limit. guard: not failed. */
export type Burden = 'prove' | 'lean' | 'guard';

/** One thing a policy asks of one subject; the check with this id understands `params`. */
export interface Demand {
  /** Unique in its gate and model, stable between runs: 'accuracy', 'roc-auc', 'slices/sex'. */
  readonly id: string;
  readonly check: string;
  readonly params: Json;
  /** The data set it is measured on. */
  readonly on: string;
  /** The model whose outputs it looks at, where its gate judges data. */
  readonly model?: string;
  readonly at: Span;
  readonly severity: Severity;
  readonly decide: 'test' | 'point';
  /** Overrides the check's own burden. */
  readonly burden?: Burden;
  /** strict: what must be proved is the margin itself, not the proof margin. */
  readonly proof?: 'strict';
  readonly optional?: true;
  /** Facets that distinguish its findings from those of the same check elsewhere: { by: 'contract' }. */
  readonly facets?: Readonly<Record<string, string>>;
  readonly from: 'head' | 'base';
}

export interface Waiver {
  readonly rule: string;
  readonly where: Readonly<Record<string, string>>;
  /** The last day on which it holds, YYYY-MM-DD, UTC. */
  readonly until: string;
  readonly owner: string;
  readonly reason: string;
  readonly at: Span;
}

/** What one gate has to do for one model, or for one data set. */
export interface GatePlan {
  readonly gate: string;
  /** '' where the gate judges no model. */
  readonly model: string;
  /** The data set; FILES where the gate judges files of the repository. */
  readonly data: string;
  readonly demands: readonly Demand[];
  /** Settings of the gate that are not demands, such as declared slices. */
  readonly settings: Json;
  /** Where settings stand that make no demand of their own, by a name that the gate gives them. */
  readonly places?: Readonly<Record<string, Span>>;
  readonly at: Span;
}

/** A value that the policy left out and the tool filled in; the report lists them. */
export interface DefaultUsed {
  readonly what: string;
  readonly value: string;
  readonly why: string;
}

/** A limit or gate of another file, or of all models, that an `off` removed. */
export interface Removed {
  /** 'gates.evaluate-model.metrics.roc-auc', 'models.credit.gates.evaluate-model'. */
  readonly what: string;
  readonly at: Span;
}

export interface ClosureFile {
  readonly path: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** One policy file with all it extends, read from one commit. */
export interface Policy {
  /** The file the user named, from the repository's root; all other paths are relative to its folder, `root` ('.' at the top). */
  readonly path: string;
  readonly root: string;
  readonly closure: readonly ClosureFile[];
  /** SHA-256 over the closure, 64 hexadecimal digits. */
  readonly digest: string;
  /** 1 − α, for each gate and model. */
  readonly confidence: number;
  readonly onInconclusive: 'warn' | 'fail';
  readonly onLoosening: 'warn' | 'fail';
  readonly data: Readonly<Record<string, DataSubject>>;
  readonly models: Readonly<Record<string, ModelSubject>>;
  readonly gates: readonly GatePlan[];
  readonly waivers: readonly Waiver[];
  readonly defaults: readonly DefaultUsed[];
  readonly removed: readonly Removed[];
  /** Where each key outside the gates stands: 'confidence', 'data.test.label', 'models.credit.positive'. */
  readonly spans: Readonly<Record<string, Span>>;
}
