// One written value of a policy: read by a function, with its own part of the published JSON Schema.
import { z } from 'zod';
import type { PolicyCode } from '../errors/codes.ts';
import { found } from '../source/found.ts';

/** Why a value is not what the policy needs; the problem that the user reads is made of it. */
export interface Fault {
  readonly code: PolicyCode;
  readonly message: string;
  readonly hint?: string;
  /** The kind of value that was expected, when the found one is of another kind altogether. */
  readonly expected?: string;
}

/** A schema's own JSON Schema: type, pattern, bounds and description. */
export type JsonSchemaPart = Readonly<Record<string, unknown>> & { readonly description: string };

/** What was read, or why it could not be. */
export type Reading<T> = { readonly is: T } | { readonly fault: Fault };

/** A schema for one written value. `read` gives the value or the fault; `json` is its part of the published JSON Schema. */
export function literal<T>(json: JsonSchemaPart, read: (value: unknown) => Reading<T>): z.ZodType<T> {
  return z
    .unknown()
    .transform((value, context): T => {
      const result = read(value);
      if ('is' in result) return result.is;
      const { message, ...params } = result.fault;
      context.issues.push({ code: 'custom', message, params, input: value });
      return z.NEVER;
    })
    .meta(json);
}

/** The fault of a value of the wrong kind, such as a text instead of a number. */
export const wrongType = (value: unknown, expected: string, hint?: string): { fault: Fault } => ({
  fault: {
    code: 'policy/wrong-type',
    message: `found ${found(value)}, expected ${expected}`,
    expected,
    hint: hint ?? `write ${expected}`,
  },
});

export const outOfRange = (value: unknown, expected: string, hint: string): { fault: Fault } => ({
  fault: { code: 'policy/out-of-range', message: `found ${found(value)}, expected ${expected}`, hint },
});
