// Fills what GitHub's answers must hold and no test looks at.
import type { Schema } from './contract.ts';

type Schemas = Readonly<Record<string, Schema>>;

/** The smallest value that a component's schema allows: required properties only, null wherever it may stand. */
export function fill(schemas: Schemas, name: string): Filled {
  const filled = valueOf(schemas, { $ref: `#/components/schemas/${name}` });
  if (!isFilled(filled)) throw new Error(`${name} is not an object`);
  return filled;
}

export interface Filled {
  readonly [name: string]: unknown;
}

export function isFilled(value: unknown): value is Filled {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueOf(schemas: Schemas, schema: Schema): unknown {
  if (schema.$ref !== undefined) return valueOf(schemas, schemas[schema.$ref.split('/').at(-1)!]!);
  if (schema.nullable === true) return null;
  if (schema.enum !== undefined) return schema.enum[0];
  const first = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (first !== undefined) return valueOf(schemas, first);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => valueOf(schemas, part)));
  return plain(schemas, schema);
}

function plain(schemas: Schemas, schema: Schema): unknown {
  switch (schema.type) {
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    case 'string':
      return text(schema.format);
    default:
      return properties(schemas, schema);
  }
}

function properties(schemas: Schemas, schema: Schema): Record<string, unknown> {
  const names = schema.required ?? [];
  return Object.fromEntries(names.map((name) => [name, valueOf(schemas, schema.properties?.[name] ?? {})]));
}

function text(format: string | undefined): string {
  if (format === 'uri') return 'https://example.com/';
  return format === 'date-time' ? '2026-01-01T00:00:00Z' : '-';
}
