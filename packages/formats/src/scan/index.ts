// Scanning: bytes in, facts out.
export { scanFile } from './scan-file.ts';
export { memorySource } from './source.ts';
export type { ByteSource } from './source.ts';
export type { TemporaryFile } from './spool.ts';
