// Words that promise what a measurement cannot: no test makes a model lawful, and nobody but a body of the law can say so.

const promises = new RegExp(
  [
    '\\b(?:non-?)?complian(?:t|ce|cy)\\b',
    '\\bcompl(?:y|ies|ied)\\b',
    '\\bcertified\\b',
    '\\blegally\\b',
    '\\b(?:guarantee|prove|ensure|certifie)s? fairness\\b',
    '\\b(?:proven|provably|certifiably) fair\\b',
    '\\bbias-free\\b|\\bfree (?:of|from) bias\\b',
    '\\bunbiased (?:model|decision)s?\\b',
  ].join('|'),
  'gi',
);
/** Texts of others, and this rule. */
const notOurs = /^LICENSE$|^NOTICE|^pnpm-lock\.yaml$|\/openapi\/|\/licen[cs]es?\b|^test\/architecture\/words/i;

/** Each promise with its file and line. */
export function wordFaults(path: string, text: string): readonly string[] {
  if (notOurs.test(path)) return [];
  return text
    .split('\n')
    .flatMap((line, index) =>
      Array.from(line.matchAll(promises), ([word]) => `${path}:${index + 1}: "${word}" promises what no test can show`),
    );
}
