// `gates.bias-check` of a policy: groups, what they are compared with, and the limits of disparities between them.
import { disparities, type Compare, type GroupSet } from '@modelgate/checks';
import {
  anyText,
  once,
  share,
  text,
  type Demand,
  type GateSection,
  type SectionContext,
  type SectionDemands,
  type Span,
} from '@modelgate/core';
import { z } from 'zod';
import { onlyName, type SliceSetting } from '../evaluate-model/section.ts';
import { flipDemand, parityDemand, populationDemand } from './demands.ts';
import { paritySchema, type ParityLimit } from './parity-limit.ts';
import { profiles } from './profiles.ts';
import { groupSettings, groupsSchema, type JoinedSetting, type WrittenGroups } from './written-groups.ts';

type Population = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Section {
  readonly data?: string | undefined;
  readonly groups: readonly WrittenGroups[];
  readonly compare?: Compare | undefined;
  readonly population?: Population | undefined;
  readonly parity: Readonly<Record<string, ParityLimit>>;
  readonly 'small-groups'?: 'prove' | 'guard' | undefined;
  readonly counterfactual?:
    | { readonly flip: readonly string[]; readonly 'max-changed'?: number | undefined }
    | undefined;
  readonly 'smallest-category'?: number | undefined;
}

const compareSchema: z.ZodType<Compare> = z
  .union([
    z.enum(['between-groups', 'to-overall']).transform((word): Compare => ({ with: word })),
    z
      .strictObject({ reference: z.record(z.string(), anyText('The group that all others are compared with.')) })
      .transform(({ reference }): Compare => ({ with: 'reference', reference })),
  ])
  .meta({
    description:
      'between-groups: every pair. to-overall: each with all rows. reference: each with one named group by column.',
    default: 'between-groups',
  });

const counterfactualSchema = z
  .strictObject({
    flip: z
      .array(text('A column that the model reads.'))
      .min(1)
      .meta({ description: 'Columns of which other values are tried, one column at a time.' }),
    'max-changed': share
      .meta({ description: 'The largest share of decisions that may change; without it they are only shown.' })
      .optional(),
  })
  .meta({ description: 'The model runs again with other values of a column: how many decisions change?' });

/** Built on first use, since building it takes as long as reading a small policy. */
const schema = once((): z.ZodType<Section> =>
  z
    .strictObject({
      data: text('The data set to judge on; may be left out when there is one.').optional(),
      groups: groupsSchema,
      compare: compareSchema.optional(),
      population: z
        .record(z.string(), z.record(z.string(), share))
        .meta({
          description:
            'Shares of groups among those whom the model will judge, by column; a group may lack a fifth of its share.',
        })
        .optional(),
      parity: paritySchema(disparities),
      'small-groups': z
        .enum(['prove', 'guard'])
        .meta({
          description:
            'guard: pairs of groups too small to prove a limit must only not disprove it. prove: they must prove it too.',
          default: 'guard',
        })
        .optional(),
      counterfactual: counterfactualSchema.optional(),
      'smallest-category': share
        .meta({
          description:
            'Groups with a smaller share of the rows have no impact ratio in the tables that are shown; no limit leaves them out.',
        })
        .optional(),
    })
    .meta({ description: 'Disparities between groups: their limits, and by how much a change may widen them.' }),
);

/** Settings of the gate beside its demands. */
export type BiasSettings = {
  readonly groups: readonly SliceSetting[];
  /** Groups from files of their own. */
  readonly joined: readonly JoinedSetting[];
  readonly sets: readonly GroupSet[];
  readonly compare: Compare;
  /** Columns to flip: the model is run again with their other values. */
  readonly flip: readonly string[];
  /** Groups with a smaller share of the rows (0 … 1) get no impact ratio in a table. */
  readonly smallest: number;
};

export const biasCheckSection: GateSection<Section> = {
  id: 'bias-check',
  get schema() {
    return schema();
  },
  rules: [...disparities.map(({ id }) => `bias/${id}`), 'bias/group-shrunk', 'bias/counterfactual'],
  profiles,
  demands: demandsOf,
};

function demandsOf(section: Section, context: SectionContext): SectionDemands {
  const data = section.data ?? onlyName(context);
  const { groups, joined, sets, places } = groupSettings(section.groups, context);
  checkSection(section, sets, context);
  const settings: BiasSettings = {
    groups,
    joined,
    sets,
    compare: section.compare ?? { with: 'between-groups' },
    flip: section.counterfactual?.flip ?? [],
    smallest: section['smallest-category'] ?? 0,
  };
  const limits = Object.entries(section.parity).map(([id, limit]) =>
    parityDemand(id, limit, section['small-groups'] === 'prove', data, context),
  );
  const shares = Object.entries(section.population ?? {}).map(([column, of]) =>
    populationDemand(column, of, data, context),
  );
  return {
    data,
    demands: [...limits, ...shares, ...flipDemands(section, data, context)],
    settings,
    places: { ...places, ...flipPlaces(section, context) },
  };
}

function checkSection({ population = {}, parity }: Section, sets: readonly GroupSet[], context: SectionContext): void {
  const { problem, spanOf } = context;
  const names = new Set(sets.map(({ name }) => name));
  for (const column of Object.keys(population))
    if (!names.has(column))
      problem({
        code: 'policy/unknown-key',
        message: `population names ${column}, which is not one of the groups`,
        at: spanOf(['population', column]),
        hint: `add ${column} to groups`,
      });
  if (Object.keys(parity).length === 0)
    problem({
      code: 'policy/missing-key',
      message: 'parity has no limit',
      at: spanOf(['parity']),
      hint: 'write impact-ratio: { min: 0.8 }',
    });
}

function flipPlaces({ counterfactual }: Section, { spanOf }: SectionContext): Readonly<Record<string, Span>> {
  const columns = counterfactual?.flip ?? [];
  return Object.fromEntries(columns.map((column, i) => [`flip/${column}`, spanOf(['counterfactual', 'flip', i])]));
}

function flipDemands({ counterfactual }: Section, on: string, context: SectionContext): readonly Demand[] {
  const { flip = [], 'max-changed': max } = counterfactual ?? {};
  if (max === undefined) return [];
  return flip.map((column, i) => flipDemand(column, context.spanOf(['counterfactual', 'flip', i]), max, on, context));
}
