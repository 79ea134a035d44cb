// What a frame is made of, as the parent asks for it: SQL made there, files named there.
import type { DataRef, ScoresPart, Sql } from '@modelgate/core';

/** Where one model's scores come from. */
export type SourceJob =
  | {
      readonly kind: 'parts';
      readonly parts: readonly ScoresPart[];
      readonly width: number;
      readonly as: 'score' | 'label' | 'value';
    }
  | {
      readonly kind: 'predictions';
      readonly data: DataRef;
      /** The id's 64-bit hash, as the data's own key is made. */
      readonly key: Sql;
      readonly columns: readonly Sql[];
      readonly names: readonly string[];
      readonly as: 'score' | 'label' | 'value';
      /** How its labels spell the frame's classes, where that differs. */
      readonly classes?: readonly string[];
    };

export interface FrameJob {
  readonly data: DataRef;
  /** An empty folder for the frame's files. */
  readonly folder: string;
  readonly key: Sql;
  /** The label's canonical name, or its number when there are no classes. */
  readonly label: { readonly column: string; readonly sql: Sql };
  readonly classes?: readonly string[];
  readonly weight?: string;
  readonly cluster?: string;
  readonly id?: string;
  readonly groups: readonly { readonly name: string; readonly of: Sql }[];
  readonly candidate: SourceJob;
  readonly baseline?: SourceJob;
}

/** How a file of scores is read. */
export interface ScoresShape {
  readonly numbers: 'float32' | 'float64' | 'int32';
  readonly width: number;
}

export interface FrameAnswer {
  /** Where in the job's folder the files are. */
  readonly folder: string;
  readonly rows: number;
  /** Names of each group in the order of their codes in the file. */
  readonly groups: readonly (readonly string[])[];
  readonly candidate: ScoresShape;
  readonly baseline?: ScoresShape;
}
