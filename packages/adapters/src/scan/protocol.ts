// What is said between a run and its scanning process. Files are answered in their order, each as soon as it is scanned.
import type { ScannedFile, ScanRequest } from '@modelgate/core';

/** To the process, once. */
export type ScanOrder = ScanRequest;

/** From the process: the next file's facts. */
export interface ScanAnswer {
  readonly scanned: ScannedFile;
}

/** The one argument: the private folder for what is decoded. */
export interface ScanSettings {
  readonly folder: string;
}
