// Rules of data that are kept in other formats, as the policy would write them.
export type { Imported, NotEvaluated } from './imported.ts';
export type { Chosen } from './odcs/object.ts';
export { contractFile, readContract } from './odcs/read.ts';
