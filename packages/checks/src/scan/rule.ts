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
  /** Of its worst findings, as CVSS has it: 0.1 to 10, above 9 critical, from 7 high. */
  readonly cvss: number;
  judge(part: ScannedPart, file: ScannedFile): readonly Said[];
}
