// Reports of runs that could not judge.
import type { Report } from '@modelgate/core';
import { buildReport, sampleRun } from './build.ts';
import { spanOfKey } from './policy.ts';

/** A policy with three problems, each with its frame. */
export function policyErrorReport(): Report {
  return errorReport('', 'policy', {
    family: 'policy',
    problems: [
      {
        code: 'policy/unknown-metric',
        message: '"acuracy" is not a metric; expected one of accuracy, roc-auc, log-loss, …',
        hint: 'did you mean accuracy?',
        at: spanOfKey('accuracy'),
        frame: '   10 |       acuracy: { min: 0.84, margin: 1pt }\n      |       ^^^^^^^',
      },
      {
        code: 'policy/missing-unit',
        message: 'the margin 5 has no unit; expected a relative change in percent, such as 5%',
        hint: 'write margin: 5%',
        at: spanOfKey('log-loss'),
        frame: '   12 |       log-loss: { max: 0.35, margin: 5 }\n      |                                     ^',
      },
      { code: 'policy/unknown-data', message: 'there is no data set tset; the policy has test', at: spanOfKey('data') },
    ],
  });
}

/** A model whose inputs do not match the data. */
export function inputErrorReport(): Report {
  return errorReport('credit', 'evaluate-model', {
    family: 'input',
    problems: [
      {
        code: 'input/model-inputs',
        message:
          'inputs of model credit: found education_num (int64) without a column, expected columns named as the inputs',
        hint: 'the nearest column is education-num: rename it, or write models.credit.inputs.order',
      },
    ],
  });
}

function errorReport(model: string, gate: string, error: NonNullable<Report['error']>): Report {
  const [first] = error.problems;
  return {
    ...buildReport({ model, verdict: 'error', measured: [], findings: [] }),
    gate,
    headline: `${gate} could not judge${model === '' ? '' : ` ${model}`}`,
    decidedBy: `${first!.code}: ${first!.message}`,
    subjects: [],
    families: [],
    confidence: 0,
    onInconclusive: 'fail',
    coverage: [],
    defaults: [],
    notes: [],
    error,
    run: sampleRun(),
  };
}
