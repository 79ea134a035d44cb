// The policy's text for guesses of what a run needs, before anything is loaded that reads it in earnest.
import { readFileSync, statSync } from 'node:fs';

/** Ten times what a policy may have. */
const LARGEST = 10 << 20;

/**
 * The text of the file at a path; undefined where there is none, or where reading it might not end: a change may put a link to a
 * device there, and files of a system that are made when they are read have no size.
 */
export function policyTextAt(path: string): string | undefined {
  try {
    const facts = statSync(path);
    return facts.isFile() && facts.size > 0 && facts.size <= LARGEST ? readFileSync(path, 'utf8') : undefined;
  } catch {
    // Whoever reads it in earnest says so.
    return undefined;
  }
}
