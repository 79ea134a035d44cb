// Codes: texts of one length and one alphabet.
import { presentInWords, type Profile } from './profile.ts';
import { alphabets } from './text-shape.ts';
import { ENOUGH, type Suggestion } from './suggestion.ts';

/** Longer texts of one length are not codes that people write. */
const LONGEST = 64;

export function suggestCode(profile: Profile): Suggestion | undefined {
  const { present, shape, distinct } = profile;
  if (!shape || present < ENOUGH || distinct < OF_MANY) return undefined;
  const { shortest, longest, madeOf } = shape;
  if (shortest !== longest || shortest < 2 || longest > LONGEST) return undefined;
  const alphabet = alphabets[madeOf.indexOf(present)];
  const all = `${presentInWords(profile, 'text')} of ${longest} characters each`;
  if (alphabet === undefined) return { key: 'length', value: longest, evidence: all };
  return { key: 'matches', value: `^${alphabet}{${longest}}$`, evidence: `${all}, all of this alphabet` };
}

/** With fewer different values, the equal lengths may be chance. */
const OF_MANY = 20;
