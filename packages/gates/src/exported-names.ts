// Which column a model's input means: the one of its name, or the one that an exporter had to spell otherwise.

/**
 * The only column that an input of this name can mean; undefined where there is none, or several could be it. skl2onnx writes `_` for
 * what is no letter, digit, `_` or `+`, and before a digit at the beginning: `petal length (cm)` becomes `petal_length__cm_`.
 */
export function columnOf(input: string, columns: readonly string[]): string | undefined {
  if (columns.includes(input)) return input;
  const [only, ...others] = columns.filter((column) => exported(column) === input);
  return others.length === 0 ? only : undefined;
}

function exported(name: string): string {
  const letters = name.replaceAll(/[^\p{L}\p{N}_+]/gu, '_');
  return /^\p{N}/u.test(letters) ? `_${letters}` : letters;
}
