// Whether there is a repository for Git to be asked about.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Whether a repository lies in the folder or above it. Git is not started otherwise, since each of its processes takes as long as reading a small
 * policy.
 */
export function isBelowRepository(folder: string): boolean {
  return hasRepository(physical(folder));
}

function hasRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  return dirname(folder) !== folder && hasRepository(dirname(folder));
}

/** Where Git begins to look: behind links. A folder that is not there is in no repository that Git could read. */
function physical(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
