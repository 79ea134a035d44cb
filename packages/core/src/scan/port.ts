// The scanning process, as gates ask it.
import type { ScannedFile } from './facts.ts';

/** Limits of one scan. A file that exceeds one is 'not evaluated', and never crashes the scan. */
export interface ScanLimits {
  /** Bytes that a file's compressed members may expand to, in all. */
  readonly expandedBytes: number;
  /** Containers within containers. */
  readonly depth: number;
  /** Members of one file, in all. */
  readonly members: number;
  /** Milliseconds for one file. */
  readonly milliseconds: number;
}

export interface FileToScan {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  /** Where its bytes are; absolute. */
  readonly file: string;
}

export interface ScanRequest {
  readonly files: readonly FileToScan[];
  /** read: a file's digest where all its bytes were read anyway. all: of every file, however large. */
  readonly digests: 'read' | 'all';
  readonly limits: ScanLimits;
}

/** Files as the scanning process sees them: read as bytes, never loaded. */
export interface Scanner {
  /** Facts of each file, in their order. `progress` hears how many are done. */
  scan(request: ScanRequest, progress: (files: number) => void): Promise<readonly ScannedFile[]>;
}
