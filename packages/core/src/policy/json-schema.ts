// The JSON Schema of a policy file, for editors: generated from the same zod schemas that read it.
import { z } from 'zod';
import { fileSchema } from './language.ts';
import type { GateSection } from './section.ts';

type Schema = { [key: string]: unknown };

/**
 * JSON Schema (draft 2020-12) of one policy file. A file may leave out what the files it extends say, so only
 * `version` is required; that a limit or a path is missing is seen when the policy is read.
 */
export function policyJsonSchema(sections: readonly GateSection[]): Readonly<Schema> {
  const shape = Object.fromEntries(sections.map(({ id, schema }) => [id, schema.optional()]));
  const ofData = sections.filter(({ judges }) => judges === 'data').map(({ id }) => id);
  const gates = z.strictObject(shape).meta({ description: 'What is asked of every model, gate by gate.' });
  const file: Schema = asJsonSchema(fileSchema(gates));
  const { gates: refined, models, data, ...rest } = mapIn(file, 'properties');
  const properties = {
    ...rest,
    data: withoutRequired(asSchema(data)),
    models: modelsWith({ $ref: '#/$defs/gates' }, asSchema(models)),
    gates: { $ref: '#/$defs/gates' },
  };
  return { ...file, properties, $defs: { gates: withSeveral(withEmptyGates(refinable(asSchema(refined))), ofData) } };
}

/** The language without what refining allows (`off`, keys left out): what stands in a policy that extends nothing. */
export function plainJsonSchema(sections: readonly GateSection[]): Readonly<Schema> {
  const gates = z.strictObject(Object.fromEntries(sections.map(({ id, schema }) => [id, schema.optional()])));
  return asJsonSchema(fileSchema(gates));
}

/** With the defaults of values that are read with a unit, which zod leaves out, since what they are read as is something else. */
function asJsonSchema(schema: z.ZodType): Schema {
  return {
    ...z.toJSONSchema(schema, {
      io: 'input',
      override: ({ zodSchema, jsonSchema }) => {
        const { default: value } = z.globalRegistry.get(zodSchema) ?? {};
        if (value !== undefined) jsonSchema.default = value;
      },
    }),
  };
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function mapIn(schema: Schema, key: string): Schema {
  return asSchema(schema[key]);
}

function choices(schema: Schema): readonly Schema[] {
  return Array.isArray(schema['anyOf']) ? schema['anyOf'].map(asSchema) : [];
}

/** Nothing is required of a data set here, since a file may refine a single key of it. */
function withoutRequired(data: Schema): Schema {
  const anyOf = choices(data).map((choice) => {
    const { required: _, ...set } = mapIn(choice, 'additionalProperties');
    return 'additionalProperties' in choice ? { ...choice, additionalProperties: set } : choice;
  });
  return { ...data, anyOf };
}

function modelsWith(gates: Schema, models: Schema): Schema {
  const model = mapIn(models, 'additionalProperties');
  return { ...models, additionalProperties: { ...model, properties: { ...mapIn(model, 'properties'), gates } } };
}

/** Allows `evaluate-model:` with nothing after it: the gate with all its defaults. */
function withEmptyGates(gates: Schema): Schema {
  const properties = Object.entries(mapIn(gates, 'properties')).map(([id, gate]) => {
    const schema = asSchema(gate);
    return [id, { ...schema, anyOf: [...choices(schema), { type: 'null' }] }];
  });
  return { ...gates, properties: Object.fromEntries(properties) };
}

/** A gate that judges data takes one data set, a list of them, or a map in which each data set refines the section. */
function withSeveral(gates: Schema, ofData: readonly string[]): Schema {
  const properties = Object.entries(mapIn(gates, 'properties')).map(([id, gate]) => {
    if (!ofData.includes(id)) return [id, gate];
    const own = asSchema(gate);
    return [id, { ...own, anyOf: choices(own).map((choice) => severalIn(choice, `#/$defs/gates/properties/${id}`)) }];
  });
  return { ...gates, properties: Object.fromEntries(properties) };
}

function severalIn(choice: Schema, self: string): Schema {
  const properties = mapIn(choice, 'properties');
  if (!('data' in properties)) return choice;
  const { description, ...one } = asSchema(properties['data']);
  const anyOf = [
    ...choices(one),
    { type: 'array', items: { type: 'string' }, minItems: 1 },
    { type: 'object', additionalProperties: { $ref: self } },
  ];
  return { ...choice, properties: { ...properties, data: { description, anyOf } } };
}

/** The schema of a refinement: nothing is required, and `off` removes a key. Keys that exist only to carry an error message are left out. */
function refinable(schema: Schema): Schema {
  const { required: _, ...rest } = schema;
  const properties = Object.entries(mapIn(schema, 'properties')).flatMap(refinableEntry);
  return {
    ...rest,
    ...('anyOf' in schema && { anyOf: choices(schema).map(refinable) }),
    ...('properties' in schema && { properties: Object.fromEntries(properties) }),
  };
}

function refinableEntry([key, value]: [string, unknown]): [string, Schema][] {
  const { description, ...schema } = refinable(asSchema(value));
  if ('not' in schema) return [];
  const alone = 'anyOf' in schema && Object.keys(schema).length === 1;
  const anyOf = [
    ...(alone ? choices(schema) : [schema]),
    { const: 'off', description: 'Takes away what this refines.' },
  ];
  return [[key, { ...(description !== undefined && { description }), anyOf }]];
}
