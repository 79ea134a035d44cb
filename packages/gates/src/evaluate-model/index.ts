// evaluate-model: metrics of a model on labelled data, with floors, and margins against its baseline.
import { modelChecks } from '@modelgate/checks';
import type { Gate } from '@modelgate/core';
import { judgeEvaluation } from './judge.ts';
import { lintEvaluate } from './lint-plan.ts';
import { evaluateModelSection } from './section.ts';
import { evaluateModelNeeds } from './needs.ts';

export const evaluateModel: Gate = {
  id: 'evaluate-model',
  title: 'Evaluate a model',
  docs: 'Measures a model on labelled data, with an interval for every figure, and judges floors, margins against the baseline, and declared slices.',
  needs: evaluateModelNeeds,
  section: evaluateModelSection,
  checks: modelChecks,
  run: judgeEvaluation,
  lint: lintEvaluate,
};
