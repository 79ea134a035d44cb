// The code of each label that names a class. A plain no and yes is the same whether it is written as numbers, as Booleans or as the text
// that Python and R make of these; −1 is not among them, since detectors of outliers call these so.

const PLAIN: readonly (readonly [no: string, yes: string])[] = [
  ['0', '1'],
  ['false', 'true'],
  ['False', 'True'],
  ['FALSE', 'TRUE'],
];

/** The plain [no, yes] that the names are, both or one of them; undefined where they are other names. */
export function plainAnswers(names: readonly string[]): readonly [no: string, yes: string] | undefined {
  return PLAIN.find((pair) => names.every((name) => pair.includes(name)));
}

/** Codes by label: the position of its class, whatever the spelling of a plain no and yes. */
export function classCodes(classes: readonly string[]): ReadonlyMap<string, number> {
  const answers = classes.length === 2 ? plainAnswers(classes) : undefined;
  const alike = answers
    ? PLAIN.flatMap((pair) => pair.map((name, at) => [name, classes.indexOf(answers[at]!)] as const))
    : [];
  return new Map([...alike, ...classes.map((name, code) => [name, code] as const)]);
}

/** What to do about labels that name no class. */
export const OTHER_LABELS =
  'list the classes as the data calls them under outputs.classes of the model, in the order of the numbers 0, 1, … or of false and true that it answers; labels that are text must be spelled as in the data. A detector of outliers answers −1 and 1: judge its scores, which are higher for what is normal (threshold: 0, positive: normal, outputs: { classes: [outlier, normal] })';
