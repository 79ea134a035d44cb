// Laws, tests, intervals: values with their sampling error, each checked against a reference implementation.
export type { Estimate, Known, Law, Link, Unknown } from './law.ts';
