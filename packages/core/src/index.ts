// The kernel: policy, plan, measure, decide, judge, report.
export type { Claim, FactClaim, Facets, LimitClaim, Outcome, Place, Verdict } from './claim.ts';
export type { InputCode } from './errors/codes.ts';
export { InputError, PolicyError, WorldError } from './errors/errors.ts';
export { located } from './errors/located.ts';
export type { InputProblem, Problem, WorldProblem } from './errors/errors.ts';
export type { Finding, Message } from './finding.ts';
export type { Annotation, CheckRunPage, Forge } from './forge.ts';
export type { BaselineFacts, Check, Decided, EvaluationFacts, Facts, Got } from './check.ts';
export { plainAnswers } from './class-codes.ts';
export { canonicalName, MISSING } from './canonical-name.ts';
export { withoutRowNumbers } from './row-numbers.ts';
export { alphaOf } from './decide/alpha.ts';
export { decide } from './decide/decide.ts';
export { mayGain } from './decide/family.ts';
export { tooFewToProve } from './decide/too-few.ts';
export type { Decision } from './decide/decide.ts';
export { byUrgency, byVerdict, exitCodeOf, exitCodeOfRun, verdictOfFinding, worstVerdict } from './report/verdict.ts';
export { isByFile } from './measure/by-file.ts';
export { isFloating, kindOf, numericKinds, orderedKinds } from './measure/column-kind.ts';
export { nanAsMissing, sqlTokens, valuesOf } from './measure/nan-as-missing.ts';
export type { ColumnKind } from './measure/column-kind.ts';
export { mergeBinSums } from './measure/bins-statement.ts';
export { mergeData, metricId } from './measure/data-metric.ts';
export type {
  Bins,
  Counts,
  DataMetric,
  DataState,
  DataStates,
  Probe,
  Numbers,
  OfNumbers,
  OfValue,
  Query,
  Scan,
  Values,
} from './measure/data-metric.ts';
export { measureData } from './measure/measure-data.ts';
export { readyOf, refusals, valueOf } from './measure/ready.ts';
export { isThere, lacking, reasonOf } from './measure/tables.ts';
export type { Lack, Reads, ReadTable, Table, TableFacts, Tables } from './measure/tables.ts';
export { mergeValueCounts, MOST_VALUES, rowsOfValue } from './measure/value-counts.ts';
export type { ValueCounts } from './measure/value-counts.ts';
export type { Contributions } from './measure/contributions.ts';
export { correlate } from './measure/correlation.ts';
export type { Correlation } from './measure/correlation.ts';
export { measureScores } from './measure/scores.ts';
export { placeIn } from './policy/place-in.ts';
export type { Profile } from './policy/profiles.ts';
export { decideFrame } from './measure/sample.ts';
export type { ScoreMeasurements, ScoreRequestOfChecks } from './measure/scores.ts';
export { influenceValues } from './measure/influence-values.ts';
export { askId, paramsOf } from './measure/score-metric.ts';
export type {
  Ask,
  Effect,
  InfluenceValues,
  KnownEffect,
  MetricParams,
  ParamSpec,
  ScoreMetric,
  View,
} from './measure/score-metric.ts';
export { codeArray } from './frame.ts';
export type { CodeArray, Codes, Frame, Scores } from './frame.ts';
export {
  bytesText,
  countText,
  figureText,
  percentText,
  plural,
  pointsText,
  ratioText,
  relativeText,
} from './format.ts';
export { gotOf, unknownClaim } from './judge/got.ts';
export { cannotJudge } from './judge/on-base-branch.ts';
export { judge, seedOf } from './judge/judge.ts';
export type { Judgement } from './judge/judge.ts';
export { loosenedJudgement, nothingLoosened } from './judge/loosened.ts';
export type { LoosenedJudgement } from './judge/loosened.ts';
export type { EngineKind, Gate, GateInput, GateLint, GateNeeds, LimitLint, Parts } from './gate.ts';
export { factFinding } from './judge/fact-finding.ts';
export { describeError, failedReport } from './report/failed.ts';
export { judgedName } from './report/judged-name.ts';
export { explain, explainVerdict } from './report/explain.ts';
export { canonicalJson } from './json.ts';
export type { Json } from './json.ts';
export type * from './policy/section.ts';
export type * from './policy/types.ts';
export { columnsInFolders, keyOfRef, refOf } from './data-ref.ts';
export { noTree, placeOf } from './files.ts';
export type * from './files.ts';
export type * from './ports.ts';
export type { Features, Seen, SeenRows } from './seen-rows.ts';
export type { SeriesStore, Store } from './store.ts';
export type * from './report/inventory.ts';
export type * from './report/figures.ts';
export type * from './report/types.ts';
export { once } from './once.ts';
export { startOf } from './source/lines.ts';
export type { Position, Span } from './source/span.ts';
export { runPolicies, unreadable } from './run.ts';
export type { RunRequest } from './run.ts';
export { checkedExpression, DATA, id, identifierText, joinSql, literalText, sql } from './sql.ts';
export type { Identifier, Sql } from './sql.ts';
export { isWholeText } from './whole-text.ts';
export { knownElsewhere } from './policy/words-elsewhere.ts';
export { formatProblems } from './errors/format.ts';
export { yardstickChanges, type YardstickChange } from './policy/diff-yardstick.ts';
export { plainJsonSchema, policyJsonSchema } from './policy/json-schema.ts';
export { limitInWords, metricsSchema } from './policy/limit.ts';
export type { Limit, LimitSpec } from './policy/limit.ts';
export type { Margin } from './policy/margin.ts';
export { literal } from './policy/literal.ts';
export type { Reading } from './policy/literal.ts';
export { anyText, count, number, oneOf, text } from './policy/literals.ts';
export { points, pointsInWords, relative, share, shareInWords } from './policy/units.ts';
export { duration, durationInWords } from './policy/duration.ts';
export { isSingular, noTolerance, tolerance, toleranceInWords, toleratedInWords } from './policy/tolerance.ts';
export type { Tolerance } from './policy/tolerance.ts';
export { isDataFile } from './data-format.ts';
export { withProgress } from './with-progress.ts';
export { isGlob, isNamedByGlob, isYaml, repositoryPath, shown } from './policy/paths.ts';
export { intervalList, intervalsInWords, within } from './policy/interval.ts';
export type { Interval } from './policy/interval.ts';
export { FILES } from './policy/pair.ts';
export { reportIssues } from './policy/issues.ts';
export { readPolicies } from './policy/read.ts';
export * from './scan/index.ts';
export { codeFrame } from './source/code-frame.ts';
export { printable } from './source/found.ts';
export { entryOf } from './source/tree.ts';
export type { Node as TreeNode } from './source/tree.ts';
export { writeYaml } from './source/write-yaml.ts';
export type { YamlLine } from './source/write-yaml.ts';
export { parseYaml } from './source/yaml.ts';
export { didYouMean, nearest } from './policy/suggest.ts';
