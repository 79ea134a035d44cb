// Scores in memory: typed arrays, one entry a row, labels and groups joined from the data.

/** A categorical column: `names[codes[i]]` is row i's value; the names are sorted, so codes repeat. */
export interface Codes {
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** What one model said of every row. */
export interface Scores {
  /**
   * n × width, row by row: the positive class's score (binary, width 1), one score a class (multiclass), the predicted
   * value (regression, width 1). Absent when the model gives labels only.
   */
  readonly values?: Float32Array | Float64Array;
  readonly width: number;
  /** Predicted class codes, for models that give labels only. */
  readonly labels?: Int32Array;
}

export interface Frame {
  readonly n: number;
  /** Class names, in the order of the codes; empty for regression. */
  readonly classes: readonly string[];
  /** Class codes (classification) or values (regression). */
  readonly label: Int32Array | Float64Array;
  readonly scores: { readonly candidate: Scores; readonly baseline?: Scores };
  readonly groups: Readonly<Record<string, Codes>>;
  readonly cluster?: Int32Array;
  readonly weight?: Float64Array;
}
