// The judgement of one file: every rule on every part, and what the policy accepts.
import type { ScannedFile } from '@modelgate/core';
import { accept } from './accept.ts';
import type { Allowances } from './allowance.ts';
import type { ScanFinding } from './finding.ts';
import { scanRules } from './rules/index.ts';

/** Findings in the order of the file's parts; those that a line of the policy accepts carry it as `allowed`. */
export function judgeFile(file: ScannedFile, allow: Allowances): readonly ScanFinding[] {
  return file.parts
    .flatMap((part) =>
      scanRules.flatMap((rule) =>
        rule.judge(part, file).map((said) => ({
          ...said,
          rule: rule.id,
          members: part.members,
          format: part.format,
        })),
      ),
    )
    .map((finding) => accept(finding, allow, file.path));
}
