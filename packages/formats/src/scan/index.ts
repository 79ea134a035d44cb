// Scanning: bytes in, facts out.
export { BrokenError, BudgetError } from './reader.ts';
export type { Budget, Member, ReadContext, Reader, ReadResult } from './reader.ts';
export { memorySource, sliceSource } from './source.ts';
export type { ByteSource } from './source.ts';
