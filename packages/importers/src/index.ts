// Importers: rules of data in other formats, rewritten as a section of the policy.
export type { Imported, NotEvaluated } from './imported.ts';
export type { Chosen } from './odcs/choose-object.ts';
export { contractFile, readContract } from './odcs/read.ts';
