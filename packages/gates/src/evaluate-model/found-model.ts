// A model of the policy in two states: as its file is found, and bound to the data that it is judged on.
import type { OutputFacts } from '@modelgate/checks';
import type { DataFacts, InputBinding, ModelFacts, OutputBinding } from '@modelgate/core';

/** A model file as found, before its outputs are bound to classes. */
export type Found =
  | {
      readonly kind: 'onnx';
      readonly path: string;
      readonly name: string;
      readonly facts: ModelFacts;
      readonly output: OutputFacts;
    }
  | FoundPredictions;

export interface FoundPredictions {
  readonly kind: 'predictions';
  readonly path: string;
  readonly name: string;
  readonly facts: DataFacts;
  readonly output: OutputFacts;
}

/** A model bound to the data: what to run or read, and how its output becomes scores. */
export type Bound =
  | {
      readonly kind: 'onnx';
      readonly path: string;
      readonly name: string;
      readonly facts: ModelFacts;
      readonly inputs: readonly InputBinding[];
      readonly output: OutputBinding;
    }
  | {
      readonly kind: 'predictions';
      readonly path: string;
      readonly name: string;
      readonly facts: DataFacts;
      readonly columns: readonly string[];
      readonly as: 'score' | 'label' | 'value';
      /** How its labels spell the classes. */
      readonly classes?: readonly string[];
    };
