// `gates.validate-data` of a policy: every key is a check of the catalogue, and every rule that is written a demand.
import { dataRules, EVERY, type At, type DataRule, type Rule } from '@modelgate/checks';
import { text, type Demand, type GateSection, type SectionContext, type SectionDemands } from '@modelgate/core';
import { z } from 'zod';

/** The section as it is written: its own keys, and those of the checks. */
interface Section {
  readonly data?: string;
  readonly reference?: string;
  readonly 'show-values'?: boolean;
  readonly columns?: Readonly<Record<string, Column | null>>;
  readonly [key: string]: unknown;
}

interface Column {
  readonly 'show-values'?: boolean;
  readonly pii?: 'forbid';
  readonly required?: boolean;
  readonly [key: string]: unknown;
}

/** What the gate needs beside demands. */
export type ValidateSettings = {
  readonly reference?: string;
  /** Other data sets that rules join. */
  readonly joined: readonly string[];
  /** Columns whose values may be shown; EVERY stands for all, and for values of no single column. */
  readonly shown: readonly string[];
  /** Columns whose values are never shown. */
  readonly hidden: readonly string[];
  /** Columns that the data may lack: then nothing is asked of them. */
  readonly optional: readonly string[];
};

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
  schema: schema as unknown as z.ZodType<Section>,
  demands: demandsOf,
};

function demandsOf(section: Section, context: SectionContext): SectionDemands {
  const data = section.data ?? '';
  checkReference(section, context);
  const columns = Object.entries(section.columns ?? {});
  const demands = [
    ...presence(columns, data, context),
    ...columns.flatMap(([name, written]) => columnDemands(name, written ?? {}, columns, data, context)),
    ...dataRules
      .filter((check) => check.place === 'table' && section[check.key] !== undefined)
      .flatMap((check) =>
        check.rules(section[check.key], {}).map((rule) => demandOf(check, rule, [check.key], data, context)),
      ),
  ];
  return { data, demands, settings: settingsOf(section, columns) };
}

type Columns = readonly (readonly [name: string, written: Column | null])[];

function columnDemands(
  name: string,
  written: Column,
  columns: Columns,
  data: string,
  context: SectionContext,
): readonly Demand[] {
  return dataRules
    .filter((check) => check.place === 'column' && written[check.key] !== undefined)
    .flatMap((check) => {
      const own = columns.filter(([other, its]) => other !== EVERY && its?.[check.key] !== undefined);
      const at: At = name === EVERY ? { column: name, except: own.map(([other]) => other) } : { column: name };
      return check
        .rules(written[check.key], at)
        .map((rule) => demandOf(check, rule, ['columns', name, check.key], data, context));
    });
}

function demandOf(
  check: DataRule,
  { name, path, params, severity, optional, looser }: Rule,
  key: readonly string[],
  on: string,
  { spanOf, from }: SectionContext,
): Demand {
  return {
    id: [...key, ...name].join('/'),
    check: check.id,
    params,
    on,
    at: spanOf([...key, ...path]),
    severity,
    decide: 'test',
    ...(optional && { optional }),
    from,
    looser,
  };
}

/** Columns that are named must be there, whatever else is asked of them. */
function presence(columns: Columns, on: string, { spanOf, from }: SectionContext): readonly Demand[] {
  const named = columns.filter(([name, written]) => name !== EVERY && written?.required !== false);
  if (named.length === 0) return [];
  return [
    {
      id: 'columns',
      check: 'data/columns',
      params: { columns: named.map(([name]) => name) },
      on,
      at: spanOf(['columns']),
      severity: 'block',
      decide: 'test',
      from,
    },
  ];
}

function checkReference({ reference }: Section, { data, spanOf, problem }: SectionContext): void {
  if (reference === undefined || Object.hasOwn(data, reference)) return;
  const names = Object.keys(data).join(', ');
  const message = `the reference ${JSON.stringify(reference)} is no data set of the policy`;
  problem({ code: 'policy/unknown-data', message, at: spanOf(['reference']), hint: `data sets: ${names}` });
}

function settingsOf({ reference, ...section }: Section, columns: Columns): ValidateSettings {
  const having = (test: (written: Column) => boolean): string[] =>
    columns.filter(([, written]) => written !== null && test(written)).map(([name]) => name);
  return {
    ...(reference !== undefined && { reference }),
    joined: [],
    shown: [...(section['show-values'] === true ? [EVERY] : []), ...having((c) => c['show-values'] === true)],
    optional: having((c) => c.required === false),
    hidden: having((c) => c.pii === 'forbid' || c['show-values'] === false),
  };
}
