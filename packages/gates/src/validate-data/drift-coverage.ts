// Drift that is measured and not judged, such as that of fewer than 200 rows: readers of a pass must know.
import type { Coverage, Finding } from '@modelgate/core';

const RULES: ReadonlySet<string> = new Set(['data/drift', 'data/domain-classifier', 'data/prediction-drift']);

export function driftCoverage(findings: readonly Finding[]): readonly Coverage[] {
  const all = findings.filter(({ rule, from }) => RULES.has(rule) && from === 'head');
  const told = all.filter(({ outcome }) => outcome === 'inapplicable');
  if (told.length === 0) return [];
  const missing = told.map(({ message: { subject, observed } }) => `${subject}: ${observed}`);
  return [{ what: 'checks of drift', evaluated: all.length - told.length, expected: all.length, missing }];
}
