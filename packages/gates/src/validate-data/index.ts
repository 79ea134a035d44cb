// validate-data: rules that a data set must keep before it reaches a model, checked in as few passes as possible.
import { dataChecks } from '@modelgate/checks';
import type { Gate } from '@modelgate/core';
import { validate } from './judge.ts';
import { lintValidate } from './lint.ts';
import { validateDataSection } from './section.ts';
import { validateDataNeeds } from './needs.ts';

export const validateData: Gate = {
  id: 'validate-data',
  title: 'Validate data',
  docs: 'Checks a data set before it reaches a model: its columns and types, missing and repeated values, ranges, sets and patterns, keys and references, freshness, and what changed; the rules of a data contract (ODCS) too. No model is needed, and no value of a row is shown unless the policy says so.',
  needs: validateDataNeeds,
  section: validateDataSection,
  checks: dataChecks,
  run: validate,
  lint: lintValidate,
};
