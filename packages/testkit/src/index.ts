// Test kit: fakes and builders that only tests import.
export { startFakeGitHub } from './github/server.ts';
export type { FakeGitHub } from './github/server.ts';
export type * from './github/types.ts';
export { hostileReport, hostileTexts } from './reports/hostile.ts';
export { samplePolicy, samplePolicyPath } from './reports/policy.ts';
export { sampleCases } from './reports/cases.ts';
export type { SampleCase } from './reports/cases.ts';
export { inputErrorReport, policyErrorReport } from './reports/errors.ts';
export {
  failReport,
  inconclusiveReport,
  manyReport,
  passReport,
  unknownReport,
  waivedReport,
} from './reports/samples.ts';
export { scanReport } from './reports/scan.ts';
export { readMarkdown } from './markdown.ts';
export type { MarkdownParts } from './markdown.ts';
