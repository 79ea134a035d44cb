// The schema of `gates.validate-data`: keys of the catalogue's checks, and a few of the gate's own.
import { dataRules, EVERY, type DataRule } from '@modelgate/checks';
import { once, oneOf, text } from '@modelgate/core';
import { z } from 'zod';
import type { Section, WrittenContract } from './written.ts';

const showValues = z.boolean().meta({
  default: false,
  description: 'true: values and very small counts may stand in reports, comments and logs. They never do otherwise.',
});

const column = () =>
  z
    .strictObject({
      ...keysOf('column'),
      'show-values': showValues.optional(),
      pii: z
        .literal('forbid')
        .meta({ description: 'forbid: nothing of its values is ever shown, whatever show-values says.' })
        .optional(),
      required: z.boolean().meta({ description: 'false: the data may lack the column.', default: true }).optional(),
    })
    .meta({ description: 'What is asked of one column.' });

const file = text('A data contract (ODCS v3), relative to this file.');

const contract = z
  .union([
    file.transform((named): WrittenContract => ({ file: named, notEvaluated: 'block' })),
    z
      .strictObject({
        file,
        object: text(
          'The object of its schema that describes the data set; without it the one named like the data set, or the only one.',
        ).optional(),
        'not-evaluated': oneOf(
          ['block', 'warn'],
          'block: a rule of the contract that is not evaluated stops the change, like everything unknown. warn: it is only reported.',
        )
          .meta({ default: 'block' })
          .optional(),
      })
      .transform(({ 'not-evaluated': notEvaluated = 'block', file: named, object }): WrittenContract => ({
        file: named,
        notEvaluated,
        ...(object !== undefined && { object }),
      })),
  ])
  .meta({ description: 'A data contract whose rules are judged beside those that stand here.' });

const schema = () =>
  z
    .strictObject({
      data: text(
        'The data set to look at; may be left out when there is one. For several, a list, or a map that refines each.',
      ).optional(),
      reference: text('The data set that it is compared with.').optional(),
      contract: contract.optional(),
      'show-values': showValues.optional(),
      columns: z
        .record(z.string(), column().nullable())
        .meta({
          description: `Columns that must be there, and what is asked of them; '${EVERY}' is every other column.`,
        })
        .optional(),
      ...keysOf('table'),
    })
    .meta({ description: 'Rules that the data keeps before it reaches a model.' });

function keysOf(place: DataRule['place']): Record<string, z.ZodOptional<z.ZodType>> {
  return Object.fromEntries(dataRules.filter((c) => c.place === place).map((c) => [c.key, c.schema.optional()]));
}

/** Built on first use. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the checks are known to the catalogue only
export const sectionSchema: () => z.ZodType<Section> = once(() => schema() as unknown as z.ZodType<Section>);
