// The engines of validate-data. It runs a model only where drift asks for its predictions.
import type { GateNeeds } from '@modelgate/core';

export const validateDataNeeds: GateNeeds = { uses: ['data'], asks: { predictions: 'models' } };
