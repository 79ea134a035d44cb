// What the kernel asks of the world. Adapters implement these; fakes in the test kit do too.
import type { Place } from './claim.ts';
import type { Column, DataRef } from './data-ref.ts';
import type { Frame } from './frame.ts';
import type { Json } from './json.ts';
import type { Scanner } from './scan/port.ts';
import type { SeenRows } from './seen-rows.ts';
import type { Span } from './source/span.ts';
import type { Sql } from './sql.ts';

export type { Column, DataRef };

export interface DataFacts {
  readonly columns: readonly Column[];
  /** The format has no types (CSV): each column has the narrowest type that all its values can be read as. */
  readonly untyped?: true;
  readonly rows: number;
  /** sha256:… of the one file, or of the sorted list of names and digests; where texts stand for missing values, of these texts too. */
  readonly digest: string;
  /** The digest of the files alone, where `digest` covers texts for missing values too. */
  readonly ofBytes?: string;
  readonly bytes: number;
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

/** Expressions for each row: its value, and over the value (as `v`) the number of its bin and its whole number of steps within the bin. Rows without a value are in no bin. */
export interface BinsOf {
  readonly of: Sql;
  readonly bin: Sql;
  readonly step: Sql;
}

/** How a data set of many files was read. */
export interface FilesRead {
  readonly files: number;
  /** Files of which more than the digest was read. */
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
  /** Shape of one row, without the batch dimension; [] for a rank-1 input. At most one dimension is null: it is as long as the row's list makes it. */
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
  /** Two columns that must sum to 1 in a row, since only one of them is judged. */
  readonly complements?: boolean;
}

/** Values of one column that are read as other values, to see what the model would then decide. Keys are values as text; unlisted and missing values stay. */
export interface Replacement {
  readonly column: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface ScoreRequest {
  readonly data: DataRef;
  readonly model: { readonly path: string; readonly digest: string };
  readonly inputs: readonly InputBinding[];
  readonly output: OutputBinding;
  /** An input must read its column, as one value a row. */
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
  readonly sha256: string;
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

/** Data sets as the engine process sees them. */
export interface DataEngine {
  describe(data: DataRef): Promise<DataFacts>;
  /** Rows of one statement over the relation, which `sql` names `data`; rows of other relations stand beside it by name. */
  query(data: DataRef, sql: Sql, others?: Readonly<Record<string, Extract>>): Promise<readonly Row[]>;
  /** The reason why an expression is refused, or undefined when it is in the allowlist (no subquery, table function or setting). */
  checkExpression(data: DataRef, expression: string, is?: ExpressionKind): Promise<string | undefined>;
  frame(request: FrameRequest): Promise<Frame>;
  /** For data that is measured by file: a row for each file, in their order, with a cell for each ask. */
  measureFiles?(data: DataRef, asks: readonly FileAsk[]): Promise<readonly Row[]>;
  /** For data that is measured by file: what was read of it so far. */
  filesRead?(data: DataRef): FilesRead;
}

/** Models as the engine process sees them. */
export interface ModelRuntime {
  /** Name and version: 'onnxruntime 1.30.0 cpu'. Scores of one runtime are not those of another. */
  readonly runtime: string;
  describe(path: string): Promise<ModelFacts>;
  score(request: ScoreRequest, progress: (rows: number) => void): Promise<readonly ScoresPart[]>;
}

/** Files of the change's base: the merge base's commit, by git or by the forge's API. */
export interface BaseTree {
  /** The commit, or why there is none; `merged` is the job's commit where that is part of the base branch itself. */
  readonly commit: { readonly sha: string } | { readonly none: string; readonly merged?: string };
  /** Absent is proven: the tree was read and has no such file. */
  read(
    path: string,
  ): Promise<{ readonly found: Uint8Array } | { readonly absent: true } | { readonly unreadable: string }>;
  /** Paths of all files below a folder ('' is the root), sorted; an absent folder has none. */
  list(folder: string): Promise<{ readonly files: readonly string[] } | { readonly unreadable: string }>;
}

/** A tree that does not exist, with the reason. */
export function noTree(why: string, merged?: string): BaseTree {
  const unreadable = { unreadable: why };
  return {
    commit: { none: why, ...(merged !== undefined && { merged }) },
    read: () => Promise.resolve(unreadable),
    list: () => Promise.resolve(unreadable),
  };
}

/** What tracks a file that Git does not keep: a DVC pointer. */
export interface Pointer {
  /** From the repository's root. */
  readonly path: string;
  /** md5:…, as the pointer says. */
  readonly digest: string;
  /** The line of the digest: what a reviewer sees of a change of the data. */
  readonly at: Span;
}

/** The pointer as a finding's place: the line with the digest, which changes with the data. */
export function placeOf({ path, digest, at }: Pointer): Place {
  return { path, text: at, digest };
}

/** A file of the checkout, wherever its bytes are; or why it cannot be opened. */
export type CheckoutFile = {
  /** From the repository's root. */
  readonly path: string;
  /** What tracks it, where Git does not keep it. */
  readonly pointer?: Pointer;
} & ({ readonly file: string } | { readonly unreadable: string });

/** Files of the checkout, by paths relative to its root. */
export interface Files {
  /** Absolute paths of a file, of a glob's matches or of a folder's data files, those tracked by pointers included; sorted; empty when there are none. */
  find(path: string): Promise<readonly string[]>;
  /** The file at the path, every file below it, or every match of it as a glob, hidden ones too; sorted by path. */
  all(path: string): Promise<readonly CheckoutFile[]>;
  /** The pointer that alone stands for the path; undefined when none does, or several do. */
  pointer(path: string): Promise<Pointer | undefined>;
  /** When the newest of these files (absolute paths) or their pointers was last changed. */
  lastChange(files: readonly string[]): Promise<LastChange>;
}

/** The time of a commit, or of the file itself where it is not committed: ISO 8601. Unknown: the reason. */
export type LastChange = { readonly at: string; readonly committed: boolean } | { readonly unknown: string };

/** A file of the base branch, on this machine. */
export interface BaseFile {
  /** From the repository's root. */
  readonly path: string;
  /** Absolute; read only. */
  readonly file: string;
  /** Its contents, where they were read into memory; absent for a file that a pointer tracks. */
  readonly bytes?: Uint8Array;
}

/** An empty list is proven: the tree was read, and has no such file. `of` names the file that cannot be read, when it is not the whole path. */
export type BaseFound = { readonly files: readonly BaseFile[] } | { readonly unreadable: string; readonly of?: string };

/** Files of the base branch, including those behind pointers. */
export interface BaseFiles {
  readonly commit: BaseTree['commit'];
  /** As `Files.find`, at the merge base; `as` is what messages call a lone file, without its ending. */
  find(path: string, as?: string): Promise<BaseFound>;
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
