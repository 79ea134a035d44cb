// Which column an input of a model stands for: the one with its name, or one whose name the exporter could not keep.

/**
 * The only column that an input of this name can stand for; undefined where there is none, or where several fit. skl2onnx writes `_` in
 * place of anything but letters, digits, `_` and `+`, and in front of a leading digit: `petal length (cm)` becomes `petal_length__cm_`.
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
