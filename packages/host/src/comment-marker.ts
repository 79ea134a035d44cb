// The hidden first line of a comment, by which the next run finds it again.
import { createHash } from 'node:crypto';

/** Each gate with each policy has a comment of its own, so that no job writes over what another job found. */
export function commentMarker(gate: string, policy: string): string {
  const digest = createHash('sha256').update(policy).digest('hex').slice(0, 16);
  return `<!-- modelgate:comment:v1 ${gate} ${digest} -->`;
}
