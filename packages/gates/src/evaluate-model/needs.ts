// The engines of evaluate-model. It runs models on data.
import type { GateNeeds } from '@modelgate/core';

export const evaluateModelNeeds: GateNeeds = { uses: ['data', 'models'], byDefault: true };
