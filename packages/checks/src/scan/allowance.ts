// What a policy accepts, one line each: `allow: [ { callable: mypkg.models.Net, role: called } ]`.
import type { AnomalyCode, CallableRole } from '@modelgate/core';

/** What a line accepts, and who answers for it. */
export type Allowance = Accepted & { readonly owner?: string; readonly reason?: string };

/** Exact and closed: each kind accepts one thing, or one callable in one role. `path` is a file or a glob; without it in any file. */
type Accepted =
  | {
      /** 'package.module.Class'; 'package.module.*' is every name of that one module, but none that is known to be dangerous. */
      readonly callable: string;
      readonly role: CallableRole;
      readonly path?: string;
    }
  /** 'domain::Name'. */
  | { readonly operator: string; readonly path?: string }
  | { readonly anomaly: AnomalyCode; readonly path: string }
  /** What of this format is not evaluated. */
  | { readonly format: string; readonly path: string }
  | { readonly code: string; readonly path: string }
  | { readonly template: string; readonly path: string }
  | { readonly reference: string; readonly path: string };

export type Allowances = readonly Allowance[];

/** '{ callable: mypkg.models.Net, role: called }': as it stands in a policy. */
export function allowLine(allowance: Allowance): string {
  return `{ ${Object.entries(allowance)
    .map(([key, value]) => `${key}: ${scalar(value)}`)
    .join(', ')} }`;
}

/** Quoted as JSON, which YAML reads too, unless YAML reads it plainly as this very text. */
function scalar(value: string): string {
  const plain = /^[A-Za-z_][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}
