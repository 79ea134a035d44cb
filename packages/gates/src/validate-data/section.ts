// `gates.validate-data` of a policy: its own rules, and those of a contract that it names.
import { dataChecks } from '@modelgate/checks';
import type { GateSection } from '@modelgate/core';
import { contractFile } from '@modelgate/importers';
import { demandsOf } from './demands.ts';
import { sectionSchema } from './schema.ts';
import type { Section } from './written.ts';

export const validateDataSection: GateSection<Section> = {
  id: 'validate-data',
  judges: 'data',
  get schema() {
    return sectionSchema();
  },
  rules: dataChecks.map(({ id }) => id),
  files: { keys: [['contract'], ['contract', 'file']], expected: contractFile },
  demands: demandsOf,
};
