// Each rule in words, without notes: facts about whole tables have no sampling error, so that no number of rows is needed.
import { dataChecks } from '@modelgate/checks';
import type { GatePlan } from '@modelgate/core';
import type { LimitLint } from '../limit-lint.ts';

export function lintValidation({ demands }: GatePlan): LimitLint[] {
  return demands.map((demand) => {
    const check = dataChecks.find(({ id }) => id === demand.check)!;
    const how = [
      ...(demand.facets?.['by'] === undefined ? [] : [`by the ${demand.facets['by']}`]),
      ...(demand.severity === 'warn' ? ['warns only'] : []),
      ...(demand.optional ? ['warns when it cannot be evaluated'] : []),
    ];
    return { demand, words: check.words(demand.params) + (how.length > 0 ? ` (${how.join(', ')})` : ''), notes: [] };
  });
}
