// How much the data had to show for each limit, and which limits are kept only as far as chance allows.
import { plural, type Finding, type LimitClaim, type Report } from '@modelgate/core';

/** Whether a finding passes although an estimate of it misses its limit. A guarded limit fails only where that cannot be chance. */
export function passesWithinChance(finding: Finding): boolean {
  return finding.outcome === 'pass' && limitsOf(finding).some(isMissed);
}

function limitsOf({ leaves }: Finding): readonly LimitClaim[] {
  return leaves.flatMap(({ claim }) => ('limit' in claim ? [claim] : []));
}

function isMissed({ must, limit, of }: LimitClaim): boolean {
  return of.kind === 'known' && (must === 'min' ? of.value < limit : of.value > limit);
}

const burdens = [
  ['prove', 'to be proved'],
  ['lean', 'to be kept by the estimate and not disproved'],
  ['guard', 'not to be disproved'],
] as const;

/** '2 limits to be proved; 24 limits not to be disproved'; '' where no limit was tested. */
export function burdensText({ findings }: Report): string {
  const tested = findings.filter(({ decide }) => decide === 'test').flatMap(limitsOf);
  const parts = burdens.flatMap(([burden, words]) => {
    const count = tested.filter((claim) => claim.burden === burden).length;
    return count === 0 ? [] : [`${plural(count, 'limit')} ${words}`];
  });
  const missed = findings.filter(passesWithinChance).length;
  const chance =
    missed === 0
      ? ''
      : `; ${plural(missed, 'check')} within chance: the estimate misses the limit, as it may where the limit is kept`;
  return parts.length === 0 ? '' : parts.join('; ') + chance;
}
