// The policy's text, for guessing what a run needs before the policy's real reader is loaded.
import { readFileSync, statSync } from 'node:fs';

/** Ten times the largest size of a policy, in bytes. */
const LARGEST = 10 << 20;

/**
 * The text of the file at a path; undefined where there is none, or where reading might never end: a change may put a link to a device
 * there, and files that the system makes up while they are read report a size of 0.
 */
export function policyTextAt(path: string): string | undefined {
  try {
    const facts = statSync(path);
    return facts.isFile() && facts.size > 0 && facts.size <= LARGEST ? readFileSync(path, 'utf8') : undefined;
  } catch {
    // The policy's real reader will report the error.
    return undefined;
  }
}
