// Scanning: the rules, the findings, and what a policy accepts.
export { isAnsweredFor } from './accept.ts';
export { acceptsDanger } from './accepts-danger.ts';
export { allowLine } from './allowance.ts';
export type { Allowance, Allowances } from './allowance.ts';
export type { DangerClass, ScanFinding, ScanLevel, ScanSeverity } from './finding.ts';
export { judgeFile } from './judge-file.ts';
export type { ScanRule } from './rule.ts';
export { scanRules } from './rules/index.ts';
