// What is said between a run and a scanning process. Files are answered in their order.
import type { ScannedFile, ScanRequest } from '@modelgate/core';

/** To the process, one after the other. */
export interface ScanOrder extends ScanRequest {
  /** Small files that follow each other may share an answer; else a process that ends is known to have ended at the next file. */
  readonly together: boolean;
}

/** From the process: the next files' facts. */
export interface ScanAnswer {
  readonly scanned: readonly ScannedFile[];
}

/** The one argument: the private folder for what is decoded. */
export interface ScanSettings {
  readonly folder: string;
}
