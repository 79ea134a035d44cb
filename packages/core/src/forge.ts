// The forge as ModelGate uses it: a check run that is appended to, one comment that is edited, files of a commit.
import type { BaseTree } from './files.ts';

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

export interface CheckRunPage {
  readonly name: string;
  /** gate|model|run_id; the attempt stands inside the text. */
  readonly externalId: string;
  readonly conclusion: 'success' | 'failure' | 'action_required';
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

export interface Forge {
  /** Creates or completes the check run with this external id; annotations go in fifties. */
  publishCheck(page: CheckRunPage): Promise<void>;
  /** Edits our comment with this marker, or adds one; does nothing when the body is the same. */
  publishComment(marker: string, body: string): Promise<'created' | 'updated' | 'unchanged'>;
  baseTree(): Promise<BaseTree>;
}
