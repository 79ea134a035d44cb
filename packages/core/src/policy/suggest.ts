// Did you mean: the nearest known word.
import { quoted } from '../source/found.ts';

/** '; did you mean "accuracy"?' at the end of a message; '' when no word is near. */
export function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : `; did you mean ${quoted(near)}?`;
}

/**
 * The known word nearest to what was written, at an edit distance of at most a third of its length (at least 1) and with a letter in
 * common. Else the known word that `written` begins with (accuracy_score), or the only one that begins with `written`. Undefined when
 * none is near.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  return nearestByLetters(written, known) ?? sameBeginning(written, known);
}

function sameBeginning(written: string, known: readonly string[]): string | undefined {
  const parts = (name: string): string => `${name.toLowerCase().replaceAll('_', '-')}-`;
  const longest = known
    .filter((word) => word !== '' && parts(written).startsWith(parts(word)))
    .reduce<string | undefined>((best, word) => (best && best.length >= word.length ? best : word), undefined);
  const [only, ...more] = known.filter((word) => written !== '' && parts(word).startsWith(parts(written)));
  return longest ?? (more.length === 0 ? only : undefined);
}

function nearestByLetters(written: string, known: readonly string[]): string | undefined {
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const word of known) {
    const allowed = Math.max(1, Math.floor(Math.max(word.length, Math.min(written.length, 40)) / 3));
    if (Math.abs(word.length - written.length) > allowed) continue;
    const distance = editDistance(written.toLowerCase(), word.toLowerCase());
    const alike = distance < Math.max(word.length, written.length);
    if (alike && distance <= allowed && (best === undefined || distance < best.distance)) best = { word, distance };
  }
  return best?.word;
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count one each. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      row.push(swapped ? Math.min(cost, beforeLast[j - 2]! + 1) : cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
