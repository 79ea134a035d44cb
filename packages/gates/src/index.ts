// The gates, one folder each.
import type { Gate } from '@modelgate/core';
import { evaluateModel } from './evaluate-model/index.ts';

export { limitSpec } from './evaluate-model/section.ts';

export const gates: readonly Gate[] = [evaluateModel];
