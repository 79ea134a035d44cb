// A disk that is full is nobody's fault but the machine's: it must not be told as one of a file or of ours.
import type { WorldProblem } from '@modelgate/core';

const PROBLEM: WorldProblem = {
  code: 'world/write-failed',
  message: 'the disk of the temporary folder is full',
  hint: 'make room, or name another folder in TMPDIR: data and scores are written there while gates run',
};

/** Node's word for it, and DuckDB's. */
export function fullDisk(error: unknown): WorldProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const full = ('code' in error && error.code === 'ENOSPC') || error.message.includes('No space left on device');
  return full ? PROBLEM : undefined;
}
