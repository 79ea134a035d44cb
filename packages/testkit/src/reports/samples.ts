// Reports of runs that judged, one for each thing that can happen.
import type { Finding, Report } from '@modelgate/core';
import { buildReport } from './build.ts';
import { accuracy, allPass, auc, calibration, female, keeps, measured, passes, worse } from './figures.ts';
import { findingOf } from './measured.ts';
import type { Measured } from './measured.ts';
import { samplePolicyPath } from './policy.ts';

const missesLimit = 'improve accuracy; a looser limit is a change of the policy, under review';
const losesRows = 'keep the baseline, or find the rows that the candidate loses';

/** The better model: everything passes. */
export function passReport(model = 'credit'): Report {
  return buildReport({ model, verdict: 'pass', measured, findings: allPass(model) });
}

/** A policy that asks less than the base branch's, of a model that everything passes for. */
export function relaxedReport(): Report {
  const at = { path: samplePolicyPath, start: { line: 9, column: 7 }, end: { line: 9, column: 15 } };
  const relaxed = [
    { what: 'accuracy of credit', was: 'at least 0.860', is: 'at least 0.700', at },
    { what: 'accuracy of credit for sex = Female', was: 'not worse by more than 2.0 pt', is: 'nothing', more: 6, at },
  ];
  return { ...passReport(), relaxed };
}

/** The regressed model: a floor and a margin fail, a slice is inconclusive. */
export function failReport(model = 'credit'): Report {
  const findings = [
    findingOf(model, worse, { of: 'candidate', limit: 0.86, outcome: 'fail', key: 'accuracy', remedy: missesLimit }),
    findingOf(model, worse, { of: 'change', limit: -0.01, outcome: 'fail', key: 'accuracy', remedy: losesRows }),
    ...allPass(model).slice(2),
  ];
  return buildReport({ model, verdict: 'fail', measured: [worse, ...measured.slice(1)], findings });
}

/** Too few rows to tell. */
export function inconclusiveReport(): Report {
  const few: Measured = { ...accuracy, n: 400, candidate: [0.862, 0.825, 0.893], change: [-0.003, -0.021, 0.014] };
  const remedy = 'about 2,900 rows in all would settle it if the figures stay the same';
  const findings = [
    findingOf('credit', few, { of: 'change', limit: -0.03, outcome: 'inconclusive', key: 'accuracy', remedy }),
    ...allPass('credit').slice(2, 4),
  ];
  return buildReport({ model: 'credit', verdict: 'inconclusive', measured: [few, auc], findings });
}

/** A failing slice that a waiver covers, and one that may only warn. */
export function waivedReport(): Report {
  const waived = { owner: 'fairness-team', reason: 'n = 42, see #123', until: '2027-01-31' };
  const other: Measured = {
    ...female,
    slice: 'race = Other',
    n: 42,
    candidate: [0.786, 0.641, 0.884],
    change: [-0.071, -0.12, -0.03],
  };
  const findings = [
    findingOf('credit', other, { of: 'change', limit: -0.02, outcome: 'fail', key: 'slices', more: { waived } }),
    findingOf('credit', calibration, {
      of: 'candidate',
      limit: 0.01,
      outcome: 'inconclusive',
      key: 'calibration-error',
      more: { severity: 'warn' },
    }),
    ...allPass('credit').slice(0, 7),
  ];
  return buildReport({ model: 'credit', verdict: 'warn', measured: [...measured, other], findings });
}

/** A model that is new, whose predictions were made elsewhere, and a slice column that is missing. */
export function unknownReport(): Report {
  const fresh = passReport();
  const unknown: Finding = {
    ...keeps('credit', female, -0.02),
    id: 'model/slice/region',
    outcome: 'unknown',
    leaves: [
      {
        claim: { fact: 'unknown', reason: 'the data has no column region', about: {} },
        outcome: 'unknown',
        family: 'none',
      },
    ],
    message: {
      subject: 'slices of credit by region',
      observed: 'unknown: the data has no column region',
      expected: 'a comparison with the baseline',
      remedy: 'name a column of data/test.parquet: age, education, race, sex',
    },
  };
  const inapplicable: Finding = {
    ...keeps('credit', accuracy, -0.01),
    outcome: 'inapplicable',
    message: {
      subject: 'accuracy of credit',
      observed: 'a new model: models/credit.onnx is not in the merge base 1a2b3c4d5e6f',
      expected: 'a comparison with the baseline',
    },
  };
  const [model, , ...others] = fresh.subjects;
  return buildReport({
    model: 'credit',
    verdict: 'error',
    measured: [withoutBaseline(accuracy), withoutBaseline(auc)],
    findings: [unknown, passes('credit', accuracy, 0.84), passes('credit', auc, 0.9), inapplicable],
    more: { subjects: [{ ...model!, caveat: 'not bound to the model’s bytes' }, ...others] },
  });
}

/** 130 findings, most of them about slices on one line of the policy. */
export function manyReport(): Report {
  const slices = Array.from({ length: 128 }, (_, i): Measured => {
    const lost = 0.09 - i * 0.0007;
    return {
      ...female,
      slice: `native_country = Country ${String(i + 1).padStart(3, '0')}`,
      n: 900 - i,
      change: [-lost, -lost - 0.02, -lost + 0.02],
    };
  });
  const findings = slices.map((slice, i) =>
    findingOf('credit', slice, {
      of: 'change',
      limit: -0.02,
      outcome: i < 120 ? 'fail' : 'pass',
      key: 'slices',
      ...(i < 120 && { remedy: losesRows }),
    }),
  );
  return buildReport({
    model: 'credit',
    verdict: 'fail',
    measured: [accuracy, auc, ...slices],
    findings: [...findings, passes('credit', accuracy, 0.84), passes('credit', auc, 0.9)],
  });
}

function withoutBaseline({ metric, title, n, candidate }: Measured): Measured {
  return { metric, title, n, candidate };
}
