// The policy as a subject of a report.
import { plural, type Policy, type Subject } from '@modelgate/core';

export function policySubject({ path, digest, closure }: Policy): Subject {
  return { kind: 'policy', name: path, path, digest: `sha256:${digest}`, facts: plural(closure.length, 'file') };
}
