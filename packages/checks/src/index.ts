// The catalogue: metrics of models, tasks, metrics of data, and the checks made of them.
import type { Check, EvaluationFacts } from '@modelgate/core';
import { metricCheck } from './metric-check.ts';
import { metrics } from './model/index.ts';
import { sliceCheck } from './slice-check.ts';

export { FEWEST_SHOWN } from './data-check/few.ts';
export { EVERY } from './data-check/columns.ts';
export type {
  At,
  DataCheck,
  DataRule,
  Example,
  ModelOutput,
  Predictions,
  Rule,
  ValidationFacts,
} from './data-check/data-check.ts';
export { featuresOf } from './data-check/features.ts';
export { levelsOf } from './data-check/drift-levels.ts';
export { comparedIn, type ColumnDrift } from './data-check/drift-columns.ts';
export { roughSpread } from './data-metric/rough-spread.ts';
export { dataChecks, dataRules } from './data/index.ts';
export { rowsSoughtIn } from './data/leakage-rows.ts';
export { labelWanted, NO_LABEL } from './data-check/no-label.ts';
export { contradicting, type Demanded } from './fairness/impossible-together.ts';
export { changedRows, countFlips, flippedValues, flipsOf } from './fairness/counterfactual.ts';
export { disparityBetween, rateOf } from './fairness/decision-rates.ts';
export type { Against, DecisionRate, Form } from './fairness/decision-rates.ts';
export { decisionShares } from './fairness/decision-shares.ts';
export { evidenceFor } from './fairness/evidence.ts';
export { flipAsk, flipCheck, flipDemandOf, type FlipFacts } from './fairness/flip-check.ts';
export { aboveMedian } from './fairness/impact-table.ts';
export { inequalityOf } from './fairness/inequality.ts';
export { proxyMetrics, rankProxies, STRONG_PROXY } from './fairness/proxies.ts';
export { toldOf } from './data-metric/single-feature.ts';
export { representation } from './fairness/representation.ts';
export { confusionsOf, setFigures, type Judged } from './fairness/set-figures.ts';
export { cellsOf, groupsOfCells, sweptDisparity, type Cells } from './fairness/swept-disparity.ts';
export { thresholdSweep, type Swept } from './fairness/threshold-sweep.ts';
export { treatmentRatio } from './fairness/treatment-equality.ts';
export { selectedIn, together, type Confusion } from './fairness/confusion.ts';
export { classifierClaim } from './data/domain-classifier.ts';
export { toldOfCodes } from './data-metric/told-apart.ts';
export { fractions } from './data-metric/fractions.ts';
export { driftTogether } from './drift-together.ts';
export * from './fairness/index.ts';
export { metricDemandOf, sliceDemandOf } from './demands.ts';
export type { MetricDemand, SliceDemand } from './demands.ts';
export { rowCount } from './data-metric/row-count.ts';
export { valueCounts } from './data-metric/value-counts.ts';
export { PROBABILITY_ROUNDING } from './metric/probabilities.ts';
export { metrics } from './model/index.ts';
export { FEWEST_ROWS, provable } from './provable.ts';
export { proofMargin } from './proof-margin.ts';
export * from './scan/index.ts';
export { changeAsk } from './metric-check.ts';
export { changeInWords, valueInWords } from './say.ts';
export { SMALLEST_SLICE } from './slice-check.ts';
export { followUpMetrics, suggestRules, surveyMetrics } from './suggest/index.ts';
export type {
  ColumnSuggestions,
  GroupSuggestion,
  Known,
  MissingSuggestion,
  Suggestion,
  Suggestions,
  Surveyed,
} from './suggest/index.ts';
export { tasks } from './tasks/index.ts';
export { labelTensors, outputFacts } from './tasks/task.ts';
export type { Evidence, Fit, OutputFacts, TaskSpec } from './tasks/task.ts';

/** The checks of all metrics of models, and that of slices. */
export const modelChecks: readonly Check<EvaluationFacts>[] = [...metrics.map(metricCheck), sliceCheck(metrics)];
