// Scanning: bytes in, facts out.
export { startBudget } from './budget.ts';
export { BrokenError, BudgetError, UnsupportedError } from './reader.ts';
export type { Budget, Member, OpenedMember, ReadContext, Reader, ReadResult, Sink } from './reader.ts';
export { scanFile } from './scan-file.ts';
export type { ScanFileOptions } from './scan-file.ts';
export { memorySource, sliceSource } from './source.ts';
export type { ByteSource } from './source.ts';
export { makeSpool } from './spool.ts';
export type { Spool, TemporaryFile } from './spool.ts';
