// Drift of predictions: a model's outputs on the data, compared with its outputs on the reference.
import { metricId, ratioText, text, type Claim, type DataMetric, type Facets } from '@modelgate/core';
import { z } from 'zod';
import type { At, DataCheck, ModelOutput, Predictions, Rule, ValidationFacts } from '../data-check/data-check.ts';
import { clusteredBy, designsOf, type Designed } from '../data-check/designs.ts';
import type { Both } from '../data-check/both.ts';
import { amongOf } from '../data-check/rows-of.ts';
import { distributionClaim } from '../data-check/drift-claims.ts';
import { paramsAs } from '../data-check/params.ts';
import { seenWithInterval } from '../data-check/say-interval.ts';
import type { Written } from '../data-check/written.ts';
import { largestDesignEffect } from '../data-metric/design-effect.ts';
import { distribution, spread, type Distribution } from '../data-metric/histogram.ts';

type Params = {
  /** Its name in the policy. */
  readonly model: string;
  /** In standard deviations of the reference's outputs. */
  readonly effect: number;
};

/** The models as they are written under `drift`. */
export type WrittenModels = string | readonly string[];

const oneModel = text('A model of the policy.');

export const predictionsKey: z.ZodType<WrittenModels> = z
  .union([oneModel, z.array(oneModel).min(1)])
  .meta({ description: 'Models, or one, whose outputs may lie no further from those on the reference.' });

export function predictionRules(
  { params, ...judged }: Written<{ readonly effect: number }>,
  written: WrittenModels,
  { models, fault }: At,
): readonly Rule[] {
  const names = typeof written === 'string' ? [written] : [...new Set(written)];
  for (const name of names.filter((each) => !models.includes(each)))
    fault({
      path: ['predictions'],
      code: 'policy/unknown-model',
      message: `${JSON.stringify(name)} is not a model of the policy`,
      hint: models.length === 0 ? 'write the model’s file under models' : `models: ${models.join(', ')}`,
    });
  return names.map((model) => ({
    ...judged,
    check: predictionDrift.id,
    name: ['predictions', model],
    path: ['predictions'],
    params: { model, effect: params.effect },
    model,
  }));
}

export const predictionDrift: DataCheck = {
  id: 'data/prediction-drift',
  version: 1,
  under: 'drift',
  docs: {
    title: 'drift of what a model says',
    what: 'No output of the model that `predictions` names lies further from its outputs on the `reference` than `effect`, in their standard deviations (by Wasserstein’s distance, as for numbers of columns). Outputs are the probability of each class (with two classes, of the second), or the prediction of a regression. It needs no labels, and finds the drift that matters to the model (black-box shift detection, Rabanser et al. 2019). The model runs on both data sets. Guarded, and judged together with the columns; below 200 rows on either side it is only reported.',
  },
  example: {
    policy: 'reference: train\ndrift: { effect: 0.5, predictions: risk }',
    data: 'age,income\n31,32\n52,47\n44,35\n60,54',
    train: 'age,income\n30,40\n50,60\n40,50\n60,70',
    model: 'risk',
    times: 100,
    says: [
      'fail',
      '1.06 sd away, n = 400 (reference 400), 95 % interval 0.921 to 1.20',
      'at most 0.5 sd away from the outputs on the reference',
    ],
  },
  asks: (json, facts) => ({
    data: outputsOf(paramsAs(json), facts).flatMap(({ measured }) => Object.values<DataMetric>(measured)),
  }),
  judge: (got, json) => {
    const params = paramsAs<Params>(json);
    const { model, effect } = params;
    const found = predictionsOf(params, got.facts);
    if ('unknown' in found) return [{ fact: 'unknown', reason: found.unknown, about: { model } }];
    return outputsOf(params, got.facts).map(({ measured, about, among, estimate }): Claim =>
      got.claim<Both<Distribution> & Designed>(measured, about, ({ own, before, ...designed }) =>
        distributionClaim({ own, before }, { about, among, effect, estimate, ...clusteredBy(designed) }),
      ),
    );
  },
  say: (decided, { facts }) => {
    const { claim, demand, interval, outcome } = decided;
    const { model = '', output } = claim.about;
    return {
      subject: `predictions of ${model}${output === undefined ? '' : `, ${output},`} on ${facts.name}`,
      observed: seenWithInterval(decided, interval, ratioText),
      expected: `at most ${paramsAs<Params>(demand.params).effect} sd away from the outputs on the reference`,
      ...(outcome === 'fail' && {
        remedy: 'see which columns drifted; with labels of such rows, evaluate the model on them before you rely on it',
      }),
    };
  },
  words: (json) => {
    const { model, effect } = paramsAs<Params>(json);
    return `predictions of ${model}: at most ${effect} sd away from those on the reference`;
  },
};

function predictionsOf({ model }: Params, { predictions = {} }: ValidationFacts): Predictions {
  const none = { unknown: `the model ${model} was not run` };
  return Object.hasOwn(predictions, model) ? predictions[model]! : none;
}

/** The comparison of each output. */
function outputsOf(params: Params, facts: ValidationFacts) {
  const found = predictionsOf(params, facts);
  if ('unknown' in found) return [];
  return found.outputs.map((output) => ({
    about: aboutOf(params, output),
    among: { own: amongOf(facts, '', found.own), before: amongOf(facts, '', found.before) },
    estimate: metricId('prediction-drift', found.own, output.column),
    measured: {
      own: distribution(found.own, output.column, spread(found.before, output.column)),
      before: distribution(found.before, output.column, spread(found.before, output.column)),
      ...designsOf(facts, largestDesignEffect),
    },
  }));
}

function aboutOf({ model }: Params, { of }: ModelOutput): Facets {
  return { model, ...(of !== undefined && { output: of }) };
}
