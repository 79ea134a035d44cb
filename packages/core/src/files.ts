// Ports to files: those of the checkout, and those of the change's base, wherever their bytes are.
import type { Place } from './claim.ts';
import type { Span } from './source/span.ts';

/** Files of the change's base: the merge base's commit, by git or by the forge's API. */
export interface BaseTree {
  /** The commit, or why there is none. `merged`: the job's own commit, when it is already part of the base branch. */
  readonly commit: { readonly sha: string } | { readonly none: string; readonly merged?: string };
  /** Absent is proven: the tree was read and has no such file. */
  read(
    path: string,
  ): Promise<{ readonly found: Uint8Array } | { readonly absent: true } | { readonly unreadable: string }>;
  /** All files below a folder ('' is the root). */
  list(folder: string): Promise<Listing | { readonly unreadable: string }>;
}

export interface Listing {
  /** Paths, sorted; an absent folder has none. */
  readonly files: readonly string[];
  /** Folders whose content nobody knows, with the reason. Absent if everything is listed. */
  readonly unseen?: readonly { readonly folder: string; readonly reason: string }[];
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
  /** The line with the digest: all that a reviewer sees of the data's change. */
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
  /**
   * Absolute paths of a file, of a glob's matches or of a folder's data files, those
   * tracked by pointers included; sorted; empty when there are none.
   */
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
