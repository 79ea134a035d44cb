// What a fake GitHub is told at its start, and what it remembers.

export type Level = 'read' | 'write';
export type Scope = 'actions' | 'checks' | 'contents' | 'issues' | 'metadata' | 'pull_requests';

/** Who a token speaks for, and the `permissions:` block of its job. */
export interface TokenFacts {
  readonly login: string;
  readonly permissions: Readonly<Partial<Record<Scope, Level>>>;
}

export type FileBytes = string | Uint8Array | { readonly symlink: string } | { readonly submodule: string };

/** One commit: all its files, and the names of its parents among the commits given. */
export interface CommitFacts {
  readonly files: Readonly<Record<string, FileBytes>>;
  readonly parents?: readonly string[];
  /** Absent: the id that Git would give. Present: that of a real checkout that the test also has. */
  readonly sha?: string;
}

export interface PullFacts {
  readonly number: number;
  /** Names of commits. */
  readonly base: string;
  readonly head: string;
  /** 'owner/name' of the fork that the head comes from; absent: this repository. */
  readonly fork?: string;
}

/** What goes wrong. `lost`: done, but the answer never arrives. `reset`: not done, the connection breaks. `hang`: no answer. */
export type FaultKind =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'lost' | 'reset' | 'hang' }
  /** Other bytes of a file; of a folder only a part, which the answer says. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'secondary-limit' | 'primary-limit'; readonly retryAfter: number }
  /** What GraphQL says of its own troubles, with status 200; of a limit the headers say the rest. */
  | { readonly kind: 'query-error'; readonly type?: string; readonly message: string; readonly retryAfter?: number };

export type Fault = FaultKind & {
  /** The operation of the description, 'checks/update'; 'graphql' for the one query that is understood. */
  readonly on: string;
  /** Which of the operation's requests, counted from 1; absent: the next one. */
  readonly nth?: number;
  /** How many requests in a row; absent: one. */
  readonly times?: number;
};

export interface FakeGitHubOptions {
  /** 'owner/name'. */
  readonly repo: string;
  readonly private?: boolean;
  readonly tokens: Readonly<Record<string, TokenFacts>>;
  readonly commits: Readonly<Record<string, CommitFacts>>;
  /** Branch names with the name of the commit at their tip; the first is the default branch. */
  readonly branches: Readonly<Record<string, string>>;
  readonly pulls?: readonly PullFacts[];
  readonly faults?: readonly Fault[];
}

export interface AnnotationState {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckRunState {
  readonly id: number;
  readonly head_sha: string;
  readonly annotations: AnnotationState[];
  name: string;
  external_id: string;
  status: string;
  conclusion: string | null;
  details_url: string | null;
  started_at: string | null;
  completed_at: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
}

export interface CommentState {
  readonly id: number;
  readonly issue: number;
  readonly login: string;
  readonly created_at: string;
  body: string;
  updated_at: string;
}

export interface ArtifactState {
  readonly id: number;
  readonly name: string;
  readonly runId: number;
  readonly size: number;
}

export interface RequestState {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly status: number;
}

/** What the server holds; tests read it, and may add to it. */
export interface FakeGitHubState {
  readonly checkRuns: CheckRunState[];
  readonly comments: CommentState[];
  readonly artifacts: ArtifactState[];
  readonly faults: Fault[];
  readonly requests: RequestState[];
  /** The id of a commit by its name. */
  sha(commit: string): string;
  comment(issue: number, login: string, body: string): CommentState;
}
