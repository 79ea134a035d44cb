// The engines of each gate, apart from the gates: what is imported here is loaded before any engine starts, so it must stay small.
import type { GateNeeds } from '@modelgate/core';
import { biasCheckNeeds } from './bias-check/needs.ts';
import { evaluateModelNeeds } from './evaluate-model/needs.ts';
import { securityScanNeeds } from './security-scan/needs.ts';
import { validateDataNeeds } from './validate-data/needs.ts';

export const gateNeeds: Readonly<Record<string, GateNeeds>> = {
  'security-scan': securityScanNeeds,
  'validate-data': validateDataNeeds,
  'evaluate-model': evaluateModelNeeds,
  'bias-check': biasCheckNeeds,
};
