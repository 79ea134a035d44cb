// Keys that a schema does not know: the nearest one that it knows, or the place where the key belongs.
import type { z } from 'zod';
import { policyCodes, type PolicyCode } from '../errors/codes.ts';
import type { Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import type { Entry, Path, NodePlace } from '../source/tree.ts';
import { where, type Checked } from './checked.ts';
import { gateOfKey, isOfTheLanguage, notBuiltKey } from './not-built.ts';
import { keysAt, placeBelow } from './schema-keys.ts';
import { didYouMean, nearest } from './suggest.ts';
import { knownElsewhere } from './words-elsewhere.ts';

export function ofUnknownKeys(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  path: Path,
  place: NodePlace,
  checked: Checked,
): readonly Problem[] {
  const known = keysAt(checked.schema, path);
  const code = isPolicyCode(issue.message) ? issue.message : 'policy/unknown-key';
  const entries = place.node.kind === 'map' ? place.node.entries : new Map<string, Entry>();
  return issue.keys.map((key) => {
    const at = entries.get(key)?.keyAt ?? place.node.at;
    if (isOfTheLanguage([...checked.at, ...path], key)) return notBuiltKey(key, at);
    if (known.includes(key)) return strangeBeside(key, where(path, checked), at);
    const problem = unknownKey(code, key, where(path, checked), known, at);
    const hint = standsElsewhere(key, path, checked);
    return hint === undefined ? problem : { ...problem, hint };
  });
}

/** A key that belongs to another form of this map. */
function strangeBeside(key: string, place: string, at: Problem['at']): Problem {
  const message = `${quoted(key)} does not go with the other keys of ${place}`;
  return { code: 'policy/unknown-key', message, at, hint: `remove ${key}, or the keys that it stands beside` };
}

/** For a known key in the wrong place (a rule of a column beside `columns`, a rule of the table under a column): where to write it. */
function standsElsewhere(key: string, path: Path, { schema, at }: Checked): string | undefined {
  const gate = gateOfKey([...at, ...path], key);
  if (gate !== undefined) return `${key} is a key of gates.${gate}: write it there`;
  const below = placeBelow(schema, path, key);
  if (below !== undefined) return `${key} is a key of what ${below[0]} names: write it under ${below.join('.')}`;
  const [holder] = path.slice(-2);
  const beside = path.length >= 2 && keysAt(schema, path.slice(0, -2)).includes(key);
  return beside ? `${key} stands beside ${holder}, not under it` : undefined;
}

/** The problem of an unknown key, with the nearest known one. */
export function unknownKey(
  code: PolicyCode,
  key: string,
  place: string,
  known: readonly string[],
  at: Problem['at'],
): Problem {
  const near = knownElsewhere(key, known) ?? nearest(key, known);
  const noun = code === 'policy/unknown-metric' ? 'metric' : 'key';
  const message = `unknown ${noun} ${quoted(key)} in ${place}${didYouMean(near)}`;
  const hint = near === undefined ? `known here: ${known.join(', ')}` : `write ${near}`;
  return { code, message, at, ...(known.length > 0 && { hint }) };
}

function isPolicyCode(text: string): text is PolicyCode {
  return (policyCodes as readonly string[]).includes(text);
}
