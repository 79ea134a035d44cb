// GitHub's own description decides what a request may hold; unknown properties are refused, as its checks API does.
import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';
import type { Document } from 'openapi-backend';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  nullable?: boolean;
  enum?: readonly unknown[];
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  additionalProperties?: boolean | Schema;
}

interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, { requestBody?: RequestBody }>>>>;
}

interface RequestBody {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface Contract {
  readonly api: OpenAPIBackend;
  readonly schemas: Readonly<Record<string, Schema>>;
}

let read: Promise<Contract> | undefined;

/** The contract never changes, so a process compiles it once. */
export function contract(): Promise<Contract> {
  read ??= compile(description());
  return read;
}

/** The description as committed, with request bodies closed. */
function description(): Description {
  const text = readFileSync(new URL('../../openapi/github.json', import.meta.url), 'utf8');
  const parsed: Description = JSON.parse(text, typed);
  for (const verbs of Object.values(parsed.paths)) {
    for (const operation of Object.values(verbs)) {
      for (const media of Object.values(operation.requestBody?.content ?? {})) close(media.schema);
    }
  }
  return parsed;
}

/** Routes and validates; the options are those that GitHub's description needs (nullable unions, Ruby's regular expressions). */
async function compile(from: Description): Promise<Contract> {
  const api = new OpenAPIBackend({
    definition: asDocument(from),
    quick: true,
    validate: true,
    ajvOpts: { strict: false, unicodeRegExp: false },
    customizeAjv: (ajv) => addFormats.default(ajv),
  });
  return { api: await api.init(), schemas: from.components.schemas };
}

/**
 * GitHub writes `nullable` beside enumerations without null and unions without a type, which OpenAPI 3.0 does not
 * count as null: here null joins both.
 */
function typed(_key: string, schema: Schema | null): unknown {
  if (schema === null || typeof schema !== 'object' || schema.nullable !== true) return schema;
  if (schema.enum !== undefined) schema.enum = [...schema.enum, null];
  if (schema.type !== undefined) return schema;
  delete schema.nullable;
  const none: Schema = { type: 'object', nullable: true, enum: [null] };
  if (schema.oneOf !== undefined) schema.oneOf = [none, ...schema.oneOf];
  else schema.anyOf = [none, ...(schema.anyOf ?? [])];
  return schema;
}

/** The description in the words of the library that reads it. */
function asDocument(parsed: Description): Document {
  return JSON.parse(JSON.stringify(parsed));
}

function close(schema: Schema): void {
  if (schema.properties !== undefined && schema.additionalProperties === undefined) schema.additionalProperties = false;
  for (const property of Object.values(schema.properties ?? {})) close(property);
  if (schema.items !== undefined) close(schema.items);
}
