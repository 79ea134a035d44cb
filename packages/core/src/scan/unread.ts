// The facts of a file that could not be read.
import type { NotEvaluated, ScannedFile } from './facts.ts';

export function unreadFile(path: string, bytes: number, why: NotEvaluated, reason: string): ScannedFile {
  const treatment = { kind: 'not-evaluated', why, reason } as const;
  return { path, bytes, parts: [{ members: [], format: 'unknown', bytes, treatment }] };
}
