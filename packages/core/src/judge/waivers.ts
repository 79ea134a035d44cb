// Waivers: they turn a block into a visible warning until their last day.
import type { Facets } from '../claim.ts';
import type { Waived } from '../finding.ts';
import type { Waiver } from '../policy/types.ts';

/** The waiver that covers a finding of this rule and these facets today; its last day still counts. */
export function waiverOf(waivers: readonly Waiver[], rule: string, about: Facets, today: string): Waived | undefined {
  const waiver = waivers.find((w) => w.rule === rule && today <= w.until && covers(w.where, about));
  return waiver && { owner: waiver.owner, reason: waiver.reason, until: waiver.until };
}

function covers(where: Facets, about: Facets): boolean {
  return Object.entries(where).every(([facet, value]) => about[facet] === value);
}
