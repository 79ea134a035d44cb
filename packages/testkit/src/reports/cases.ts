// Every sample by the name of its golden folder.
import type { Report } from '@modelgate/core';
import { inputErrorReport, policyErrorReport } from './errors.ts';
import { hostileReport } from './hostile.ts';
import { scanReport } from './scan.ts';
import {
  failReport,
  inconclusiveReport,
  manyReport,
  passReport,
  relaxedReport,
  unknownReport,
  waivedReport,
} from './samples.ts';

/** What a comment is told to expect beside the reports that arrived. */
export interface SampleCase {
  readonly reports: readonly Report[];
  readonly expected: readonly { readonly gate: string; readonly model: string; readonly data?: string }[];
}

function single(report: Report): SampleCase {
  const { gate, model, data } = report;
  return { reports: [report], expected: [{ gate, model, ...(data !== undefined && { data }) }] };
}

function otherGate(report: Report): Report {
  return { ...report, gate: 'bias-check', headline: `bias-check passes for ${report.model}` };
}

/** Every sample by the name of its golden folder. */
export function sampleCases(): Readonly<Record<string, SampleCase>> {
  const gate = 'evaluate-model';
  const models = ['credit', 'churn', 'fraud'].map((model) => ({ gate, model }));
  return {
    pass: single(passReport()),
    fail: single(failReport()),
    inconclusive: single(inconclusiveReport()),
    'warn-with-waiver': single(waivedReport()),
    unknown: single(unknownReport()),
    'relaxed-policy': single(relaxedReport()),
    'many-findings': single(manyReport()),
    'error-in-policy': single(policyErrorReport()),
    'error-in-input': single(inputErrorReport()),
    'two-models-one-missing': { reports: [passReport('churn'), failReport()], expected: models },
    hostile: single(hostileReport()),
    scan: single(scanReport()),
    'two-gates-of-one-model': { reports: [failReport(), otherGate(passReport())], expected: [] },
  };
}
