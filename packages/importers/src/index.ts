// Rules of data that are kept in other formats, as the policy would write them.
export type { FreshnessRule, Imported, NotEvaluated, ReferenceRule, Rule, TypeRule, ValueRule } from './imported.ts';
export { intervalsInWords, within, type Interval } from './interval.ts';
export type { Chosen } from './odcs/object.ts';
export { readContract } from './odcs/read.ts';
