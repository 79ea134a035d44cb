// A rule of scanning: pure, from the facts of one part of a file to findings.
import type { ScannedFile, ScannedPart } from '@modelgate/core';
import type { ScanFinding } from './finding.ts';

/** What a rule says; the rest is known from where it looked. */
export type Said = Omit<ScanFinding, 'rule' | 'members' | 'format' | 'allowed'>;

export interface ScanRule {
  /** 'scan/no-code-on-load'. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences for docs and SARIF. */
  readonly what: string;
  /** The weakness's number: 502. */
  readonly cwe: number;
  judge(part: ScannedPart, file: ScannedFile): readonly Said[];
}
