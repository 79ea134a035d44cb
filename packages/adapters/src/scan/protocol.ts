// Messages between a run and a scanning process. Files are answered in their order.
import type { ScannedFile, ScanRequest } from '@modelgate/core';

/** Sent to the process, one order after another. */
export interface ScanOrder extends ScanRequest {
  /** Consecutive small files may share an answer. Without it, a process that dies is known to have died at the next unanswered file. */
  readonly together: boolean;
}

/** Sent by the process: the facts of the next files. */
export interface ScanAnswer {
  readonly scanned: readonly ScannedFile[];
}

/** The process's only argument: the private folder for decoded bytes. */
export interface ScanSettings {
  readonly folder: string;
}
