// Scores in memory: typed arrays with one entry per row; labels and groups are joined from the data.

/** One code per row, as narrow as the codes allow: with millions of rows a frame is most of a run's memory. */
export type CodeArray = Uint8Array | Uint16Array | Int32Array;

/** n codes, each below `distinct`; all 0. */
export function codeArray(n: number, distinct: number): CodeArray {
  if (distinct <= 1 << 8) return new Uint8Array(n);
  return distinct <= 1 << 16 ? new Uint16Array(n) : new Int32Array(n);
}

/** A categorical column: `names[codes[i]]` is row i's value; the names are sorted, so codes repeat. */
export interface Codes {
  readonly codes: CodeArray;
  readonly names: readonly string[];
}

/** What one model said of every row. */
export interface Scores {
  /**
   * n × width, row by row: the positive class's score (binary, width 1), one score per class (multiclass), the
   * predicted value (regression, width 1). Absent when the model gives labels only.
   */
  readonly values?: Float32Array | Float64Array;
  readonly width: number;
  /** Predicted class codes, for models that give labels only. */
  readonly labels?: CodeArray;
}

export interface Frame {
  readonly n: number;
  /** Class names, in the order of the codes; empty for regression. */
  readonly classes: readonly string[];
  /** Class codes (classification) or values (regression). */
  readonly label: CodeArray | Float64Array;
  readonly scores: { readonly candidate: Scores; readonly baseline?: Scores };
  readonly groups: Readonly<Record<string, Codes>>;
  readonly cluster?: Int32Array;
  readonly weight?: Float64Array;
}
