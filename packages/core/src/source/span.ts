// Where something stands in a text file. Lines and columns count from 1, as editors and GitHub do.

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file; `path` is relative to the repository, with forward slashes. `end` is exclusive. */
export interface Span {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}
