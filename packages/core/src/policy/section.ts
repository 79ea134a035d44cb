// A gate's section of the policy: its schema, and how it becomes demands.
import type { z } from 'zod';
import type { Problem } from '../errors/errors.ts';
import type { Json } from '../json.ts';
import type { Span } from '../source/span.ts';
import type { Expected, SourceFile } from '../source/yaml.ts';
import type { Profile } from './profiles.ts';
import type { DataSubject, Demand, ModelSubject } from './types.ts';

/** A YAML file that a section names. */
export interface NamedFile {
  readonly file: SourceFile;
  /** Where it is named. */
  readonly at: Span;
}

export interface SectionContext {
  readonly data: Readonly<Record<string, DataSubject>>;
  readonly models: Readonly<Record<string, ModelSubject>>;
  readonly from: 'head' | 'base';
  /** The span of a key of this section, wherever it was written (an extended file, the model's own refinement). */
  readonly spanOf: (path: readonly (string | number)[]) => Span;
  readonly problem: (problem: Problem) => void;
  /** The file that one of the section's `files` keys names; undefined when it could not be read, which has been reported as a problem. */
  readonly fileAt: (key: readonly string[]) => NamedFile | undefined;
}

export interface SectionDemands {
  readonly data: string;
  readonly demands: readonly Demand[];
  readonly settings: Json;
  /** See `GatePlan.places`. */
  readonly places?: Readonly<Record<string, Span>>;
}

/** What core needs to know of a gate to read its part of a policy. */
export interface GateSection<S = unknown> {
  readonly id: string;
  /**
   * data: the gate needs no model; it judges the data set that `data` names, or each of several (see `sectionsByData`).
   * files: it needs neither; it judges files of the repository, whatever they are. Absent: models.
   */
  readonly judges?: 'data' | 'files';
  readonly schema: z.ZodType<S>;
  /** The rules that findings of this gate can have, which a waiver may name. */
  readonly rules?: readonly string[];
  /** Keys of the section that name YAML files; these are read with the policy, and belong to its closure. */
  readonly files?: { readonly keys: readonly (readonly string[])[]; readonly expected: Expected };
  /** Built-in policy files with limits of this gate, which `extends` may name. */
  readonly profiles?: readonly Profile[];
  /** The section that is used when the policy names no gate at all (the four-line policy); absent: the gate runs only when named. */
  readonly byDefault?: S;
  demands(section: S, context: SectionContext): SectionDemands;
}
