// The engines of bias-check. It runs models on data.
import type { GateNeeds } from '@modelgate/core';

export const biasCheckNeeds: GateNeeds = { uses: ['data', 'models'] };
