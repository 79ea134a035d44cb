// What the kernel asks of the world. Adapters implement these; fakes in the test kit do too.
import type { Column, DataRef } from './data-ref.ts';
import type { BaseFiles, Files } from './files.ts';
import type { Frame } from './frame.ts';
import type { Json } from './json.ts';
import type { Scanner } from './scan/port.ts';
import type { SeenRows } from './seen-rows.ts';
import type { Sql } from './sql.ts';

export type { Column, DataRef };

export interface DataFacts {
  readonly columns: readonly Column[];
  /** The format has no types (CSV): each column has the narrowest type that all its values can be read as. */
  readonly untyped?: true;
  readonly rows: number;
  /**
   * sha256:… of the one file, or of the sorted list of names and
   * digests. It covers texts that stand for missing values too.
   */
  readonly digest: string;
  /** The digest of the files alone, where `digest` covers texts for missing values too. */
  readonly ofBytes?: string;
  readonly bytes: number;
  /** Columns whose values repeat, as far as the files tell. It may be wrong, so nothing but the way to measure a column depends on it. */
  readonly repeating?: readonly string[];
  /** Each file can be measured alone, and earlier measurements of it are kept: see `measureFiles`. */
  readonly byFile?: true;
}

/** A measurement that is made of each file of a data set alone. */
export type FileAsk =
  | { readonly is: 'aggregate'; readonly of: Sql }
  /** Rows of each value, as text: pairs sorted by value, a missing one first, the first `most` of them. */
  | { readonly is: 'counts'; readonly of: Sql; readonly most: number }
  /** Rows of each bin with Σ and Σ² of its steps: see `BinsOf`. */
  | ({ readonly is: 'bins' } & BinsOf);

/**
 * Expressions for each row: its value, and over the value (as `v`) the number of its bin and its whole number of steps within the bin. Rows
 * without a value are in no bin.
 */
export interface BinsOf {
  readonly of: Sql;
  readonly bin: Sql;
  readonly step: Sql;
}

/** How a data set of many files was read. */
export interface FilesRead {
  readonly files: number;
  /** How many files were read beyond their digest. */
  readonly read: number;
}

export type ElementType =
  | 'string'
  | 'float32'
  | 'float64'
  | 'float16'
  | 'bool'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64';

export interface TensorFacts {
  readonly name: string;
  /** `map` and `sequence` are the outputs of scikit-learn's ZipMap. */
  readonly type: ElementType | 'map' | 'sequence' | 'unsupported';
  /** A number is fixed, null is free (batch or dynamic). */
  readonly shape: readonly (number | null)[];
}

export interface ModelFacts {
  /** sha256:… */
  readonly digest: string;
  readonly bytes: number;
  readonly inputs: readonly TensorFacts[];
  readonly outputs: readonly TensorFacts[];
  readonly opsets: Readonly<Record<string, number>>;
  readonly producer: string;
  /** Class labels found in the graph (ZipMap, tree ensembles, linear classifiers, label encoders), in the scores' order. */
  readonly classes?: readonly string[];
  /** A ZipMap's output and the tensor that feeds it: fetch the tensor instead. */
  readonly zipMap?: { readonly output: string; readonly tensor: string };
}

/** How one model input is filled: from one column, or from several side by side. */
export interface InputBinding {
  readonly input: string;
  readonly type: ElementType;
  /** Columns side by side; a list column (FLOAT[]) counts as its length. */
  readonly columns: readonly string[];
  /**
   * Shape of one row, without the batch dimension; [] for a rank-1 input. At most one
   * dimension is null: it is as long as the row's list makes it.
   */
  readonly rowShape: readonly (number | null)[];
  readonly missing: Json;
}

/** Which tensor to keep and how it becomes scores. */
export interface OutputBinding {
  readonly tensor: string;
  readonly kind: 'score' | 'label' | 'value';
  readonly link: 'none' | 'sigmoid' | 'softmax';
  /** Columns of the tensor per row. */
  readonly width: number;
  /** The tensor's column of each class of the frame, in order (`score`); the one column kept (`value`). */
  readonly columns: readonly number[];
  /** Class names that the model's labels spell, in the frame's order (`label`). */
  readonly classes?: readonly string[];
  /**
   * The model's own labels, where it gives them beside scores, with the class of each column of the tensor (for a single score: the negative
   * class, then the one that it scores). Labels and scores must not contradict each other.
   */
  readonly label?: { readonly tensor: string; readonly classes: readonly string[] };
  /** The tensor's two columns must sum to 1 in every row, since only one of them is judged. */
  readonly complements?: boolean;
}

/**
 * Values of one column that are read as other values, to see what the model
 * would then decide. Keys are values as text; unlisted and missing values stay.
 */
export interface Replacement {
  readonly column: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface ScoreRequest {
  readonly data: DataRef;
  readonly model: { readonly path: string; readonly digest: string; readonly name?: string };
  readonly inputs: readonly InputBinding[];
  readonly output: OutputBinding;
  /** An input must read its column, as one value per row. */
  readonly replace?: Replacement;
  /** The column that identifies a row; absent: a hash of the whole row. */
  readonly id?: string;
  /** Rows [from, to) of the data, for shards; absent: all. */
  readonly rows?: { readonly from: number; readonly to: number };
  readonly batch?: number;
}

/** A scores table at rest: Parquet with the row key and the outputs, nothing else. */
export interface ScoresPart {
  readonly path: string;
  readonly rows: number;
}

/** One model's scores: made by running it, or read from a file by the id column. */
export type ScoresSource =
  | { readonly kind: 'parts'; readonly parts: readonly ScoresPart[]; readonly output: OutputBinding }
  | {
      readonly kind: 'predictions';
      readonly data: DataRef;
      readonly id: string;
      readonly columns: readonly string[];
      readonly as: 'score' | 'label' | 'value';
      /** How its labels spell the frame's classes, in the frame's order, where that differs. */
      readonly classes?: readonly string[];
    };

export interface FrameRequest {
  readonly data: DataRef;
  /** Class names for classification; absent for regression. */
  readonly classes?: readonly string[];
  readonly label: string;
  readonly id?: string;
  readonly weight?: string;
  readonly cluster?: string;
  readonly groups: readonly { readonly name: string; readonly of: Sql }[];
  readonly scores: { readonly candidate: ScoresSource; readonly baseline?: ScoresSource };
}

export type Row = readonly Json[];

/** Rows that one statement, without bound values, selects from another data set. */
export interface Extract {
  readonly data: DataRef;
  readonly sql: Sql;
}

/** row: one value for each row. aggregate: one value for all of them. */
export type ExpressionKind = 'row' | 'aggregate';

/** An expression as a policy writes it. */
export interface Expression {
  readonly text: string;
  readonly is: ExpressionKind;
}

/** Data sets as the engine process sees them. */
export interface DataEngine {
  describe(data: DataRef): Promise<DataFacts>;
  /** Rows of one statement over the relation, which `sql` names `data`; rows of other relations stand beside it by name. */
  query(data: DataRef, sql: Sql, others?: Readonly<Record<string, Extract>>): Promise<readonly Row[]>;
  /** Why each expression is refused, or undefined when it is in the allowlist (no subquery, table function or setting). */
  checkExpressions(data: DataRef, expressions: readonly Expression[]): Promise<readonly (string | undefined)[]>;
  frame(request: FrameRequest): Promise<Frame>;
  measureFiles?(data: DataRef, asks: readonly FileAsk[]): Promise<readonly Row[]>;
  /** For data that is measured by file: what was read of it so far. */
  filesRead?(data: DataRef): FilesRead;
}

/** Models as the engine process sees them. */
export interface ModelRuntime {
  /** Name and version: 'onnxruntime 1.30.0 cpu'. Scores of one runtime are not those of another. */
  readonly runtime: string;
  /** `name`: the file as messages call it, such as the policy's path; absent: the last part of its own. */
  describe(path: string, name?: string): Promise<ModelFacts>;
  score(request: ScoreRequest, progress: (rows: number) => void): Promise<readonly ScoresPart[]>;
}

/** What the progress of a task counts. */
export type Counted = 'rows' | 'files' | 'figures';

export interface Progress {
  /** Without `total` only that the task is running can be shown. `of` defaults to rows. */
  start(task: string, total?: number, of?: Counted): void;
  advance(task: string, done: number): void;
  end(task: string): void;
}

export interface Ports {
  readonly data: DataEngine;
  readonly models: ModelRuntime;
  readonly scanner: Scanner;
  readonly files: Files;
  readonly base: BaseFiles;
  readonly progress: Progress;
  /** Absent: nothing is kept between runs. */
  readonly seenRows?: SeenRows;
  now(): Date;
}
