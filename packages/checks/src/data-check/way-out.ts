// What is unknown blocks: its message says what to do about it.
import type { Decided } from '@modelgate/core';
import type { DataCheck } from './data-check.ts';

/** The check, whose messages of unknown outcomes have a remedy: their own, that of the claim, or the general one. */
export function withWayOut<C extends DataCheck>(check: C): C {
  return {
    ...check,
    say: (decided, got) => {
      const message = check.say(decided, got);
      if (decided.outcome !== 'unknown' || message.remedy !== undefined) return message;
      return { ...message, remedy: wayOut(decided) };
    },
  };
}

function wayOut({ claim }: Decided): string {
  const own = 'fact' in claim ? claim.remedy : undefined;
  return own ?? 'mend what makes it unknown; with optional: true the rule only warns until then';
}
