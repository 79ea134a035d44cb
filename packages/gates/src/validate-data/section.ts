// `gates.validate-data` of a policy: its keys are those of the catalogue's checks, and a few of its own.
import { dataChecks, dataRules, EVERY, type DataRule } from '@modelgate/checks';
import { text, type GateSection } from '@modelgate/core';
import { z } from 'zod';
import { demandsOf, type Section } from './demands.ts';

const showValues = z.boolean().meta({
  description: 'true: values and very small counts may stand in reports, comments and logs. They never do otherwise.',
});

const column = z
  .strictObject({
    ...keysOf('column'),
    'show-values': showValues.optional(),
    pii: z
      .literal('forbid')
      .meta({ description: 'forbid: nothing of its values is ever shown, whatever show-values says.' })
      .optional(),
    required: z.boolean().meta({ description: 'false: the data may lack the column; true without it.' }).optional(),
  })
  .meta({ description: 'What is asked of one column.' });

const schema = z
  .strictObject({
    data: text(
      'The data set to look at; may be left out when there is one. A list, or a map that refines, for several.',
    ).optional(),
    reference: text('The data set that it is compared with.').optional(),
    'show-values': showValues.optional(),
    columns: z
      .record(z.string(), column.nullable())
      .meta({ description: `Columns that must be there, and what is asked of them; '${EVERY}' is every other column.` })
      .optional(),
    ...keysOf('table'),
  })
  .meta({ description: 'Rules that the data keeps before it reaches a model.' });

function keysOf(place: DataRule['place']): Record<string, z.ZodOptional<z.ZodType>> {
  return Object.fromEntries(dataRules.filter((c) => c.place === place).map((c) => [c.key, c.schema.optional()]));
}

export const validateDataSection: GateSection<Section> = {
  id: 'validate-data',
  judges: 'data',
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the checks are known to the catalogue only
  schema: schema as unknown as z.ZodType<Section>,
  rules: dataChecks.map(({ id }) => id),
  demands: demandsOf,
};
