// The rules of scanning, one line each.
import type { ScannedFile } from '@modelgate/core';
import { isAllowed } from './allowed.ts';
import { evaluated } from './evaluated.ts';
import type { Allowance, ScanFinding, ScanRule } from './finding.ts';

export { allowable, allowLine } from './allowed.ts';
export { severities } from './finding.ts';
export type { Allowance, ScanFinding, ScanLevel, ScanRule, ScanSeverity } from './finding.ts';

export const scanRules: readonly ScanRule[] = [evaluated];

/** What all rules find in a file, but for what the policy allows. */
export function judgeFile(file: ScannedFile, allow: readonly Allowance[]): readonly ScanFinding[] {
  return scanRules
    .flatMap((rule) => rule.judge(file))
    .filter((finding) => finding.allow === undefined || !isAllowed(finding.allow, file.path, allow));
}
