// The gates, one folder each.
import type { Gate } from '@modelgate/core';
import { securityScan } from './security-scan/index.ts';
import { biasCheck } from './bias-check/index.ts';
import { validateData } from './validate-data/index.ts';
import { evaluateModel } from './evaluate-model/index.ts';

export { asReported, disagreementIn, USUAL } from './certify/as-reported.ts';
export type { Before } from './certify/as-reported.ts';
export { accuracyAtMargins, sampleFrame, USUAL_RHO } from './certify/population.ts';
export type { Population } from './certify/population.ts';
export { claimsOf, judgeClaims, judgePullRequest } from './certify/pull-request.ts';
export type { Light } from './certify/pull-request.ts';
export { withDefaultDemands } from './evaluate-model/defaults.ts';
export { floorOf } from './init/floors.ts';
export { proposePolicy } from './init/index.ts';
export type { Answers, NamedFile, Proposal } from './init/request.ts';

export const gates: readonly Gate[] = [securityScan, validateData, evaluateModel, biasCheck];
