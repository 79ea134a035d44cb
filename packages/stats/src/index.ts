// Laws, tests, intervals: values with their sampling error, each checked against a reference implementation.
export type {
  Binomial,
  Distance,
  Estimate,
  Exact,
  Known,
  Law,
  Link,
  Normal,
  Paired,
  Rates,
  Sampled,
  Unknown,
} from './law.ts';
export { argsort } from './argsort.ts';
export { benjaminiHochberg } from './bh.ts';
export { binomialCdf, binomialPmf, binomialSf } from './binomial.ts';
export { clopperPearson, exactProportionP } from './clopper-pearson.ts';
export { correlations } from './correlation.ts';
export { resampleCounts } from './count-tables.ts';
export { areaUnderCurve, delong, type Auc, type Delong } from './delong.ts';
export { holm } from './holm.ts';
export { phantomStandardError } from './influence.ts';
export { koopman, ratioScore } from './koopman.ts';
export { fromLink, linkRange, linkSlope, toLink } from './link.ts';
export { stepDownMaxT, type Draws } from './max-t.ts';
export { mcnemarExact, mcnemarMidP } from './mcnemar.ts';
export { differenceScore, miettinenNurminen } from './miettinen-nurminen.ts';
export { newcombe } from './newcombe.ts';
export { findRoot } from './root.ts';
export { normalCdf, normalQuantile, normalSf, normalUpperQuantile } from './normal.ts';
export { interval, pValues, type PValues } from './probability.ts';
export { seededNormals, seededUniforms } from './random.ts';
export { rowsForPairedChange, rowsForSeparateSamples, type Precision } from './sample-size.ts';
export { sampledLaw } from './sampled.ts';
export { rowsToSettle } from './settle.ts';
export { studentSf, studentUpperQuantile } from './student.ts';
export { pairedScore, tango } from './tango.ts';
export { proportionScore, wilson } from './wilson.ts';
export {
  BIN_WIDTH,
  BINS,
  binSums,
  FARTHEST,
  histogram,
  histogramOf,
  REACH,
  rowsOf,
  STEPS,
  type BinSums,
  type Histogram,
} from './distance/histogram.ts';
export {
  jensenShannon,
  jensenShannonInfluence,
  jensenShannonOfShift,
  measuredJensenShannon,
} from './distance/jensen-shannon.ts';
export { shareChange } from './distance/share-change.ts';
export {
  binnedWasserstein,
  wasserstein,
  wassersteinInfluence,
  type DistanceInfluence,
  type MeasuredDistance,
} from './distance/wasserstein.ts';
export { chiSquareFit, chiSquareHomogeneity, chiSquareSf, type ChiSquare } from './chi-square.ts';
export { cramersV, homogeneityV } from './cramers-v.ts';
export { total } from './total.ts';
export { kolmogorovSf, kolmogorovSmirnov, kolmogorovSmirnovP } from './distance/kolmogorov-smirnov.ts';
export { largestChange } from './distance/largest-change.ts';
export { evidentlyKullbackLeibler, psi, type Smoothing } from './distance/psi.ts';
export { totalVariation } from './distance/total-variation.ts';
export { fisherExact } from './fisher.ts';
export { differentialFairness } from './fairness/differential-fairness.ts';
export { betweenGroupEntropy, generalizedEntropy } from './fairness/generalized-entropy.ts';
export { shrinkRates, type Count, type Shrunk } from './fairness/shrink-rates.ts';
export { twoProportionZ } from './two-proportion-z.ts';
export { CELLS, MISSING, type CodedColumn } from './separation/coded.ts';
export { MOST_PAIRED } from './separation/boosted-terms.ts';
export { domainClassifier, type Separation } from './separation/domain-classifier.ts';
export { unconditionalP } from './unconditional.ts';
