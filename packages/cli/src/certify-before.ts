// The models that certify simulates changes of: as the last report of the user's own has them, or usual ones; and what was assumed, in words.
import { InputError, ratioText, type GatePlan, type Policy, type Report } from '@modelgate/core';
import { asReported, disagreementIn, USUAL, type Before } from '@modelgate/gates';
import { OWN_FOLDER } from '@modelgate/host';
import { readReport, written } from './report-files.ts';

export interface ReadReport {
  readonly path: string;
  readonly report: Report;
}

/** The named report, or those that the last run wrote. */
export async function reportsAt(cwd: string, named: string | undefined): Promise<readonly ReadReport[]> {
  const paths = named === undefined ? await written(cwd) : [named];
  return Promise.all(paths.map(async (path) => ({ path, report: await readReport(cwd, path) })));
}

/** A report that the user named must say how good a model of the policy is. */
export function noAccuracy(path: string, judged: readonly { readonly plan: GatePlan }[]): InputError {
  return new InputError({
    code: 'input/argument',
    named: `--report ${path}`,
    expected: `a report of evaluate-model with the accuracy of ${judged.map(({ plan }) => plan.model).join(' or ')}`,
    received: 'none',
    hint: 'name what modelgate run wrote for this policy, or leave --report out',
  });
}

/** The models before a change, and a line that says where their figures are from. */
export function beforeOf(policy: Policy, { model }: GatePlan, reports: readonly ReadReport[]): [Before, string] {
  for (const { path, report } of reports) {
    const found = isOf(report, policy, model) ? asReported(report) : undefined;
    if (!found) continue;
    const accuracy = found.of === 'baseline' ? 'accuracy' : 'the accuracy, that of the candidate,';
    if (found.disagree) return [found, `${accuracy} and disagreement as in ${path}`];
    return [found, `${accuracy} as in ${path}, which compares no two models: how often they disagree is assumed`];
  }
  return [
    USUAL,
    `accuracy and disagreement are assumed: there is no report of ${model} in ${OWN_FOLDER}, where modelgate run writes it, and --report names none`,
  ];
}

export function inWords(before: Before): string {
  const share = (100 * disagreementIn(before)).toFixed(1);
  return `two equally frequent classes, a baseline with accuracy ${ratioText(before.baseline)}, calibrated scores, models that disagree on ${share} % of the rows; in brackets, 99 % intervals of the shares`;
}

function isOf({ gate, model, subjects }: Report, { path }: Policy, name: string): boolean {
  return gate === 'evaluate-model' && model === name && subjects.some((s) => s.kind === 'policy' && s.path === path);
}
