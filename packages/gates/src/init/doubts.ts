// Signs that a file was read in the wrong way. They are printed to stderr, since every proposed rule would follow from the misreading.
import { columnsInFolders, kindOf, plural, type DataFacts } from '@modelgate/core';
import type { ProposedData } from './lines.ts';
import type { NamedFile } from './request.ts';

/** A sentence for each doubt; `untyped` data is CSV. */
export function readingDoubts(
  { path, files }: Pick<NamedFile, 'path' | 'files'>,
  { columns, rows, untyped }: DataFacts,
): readonly string[] {
  const [only, ...others] = columns;
  const doubts = [
    untyped && only && others.length === 0 && /\S[ ;|]\S/.test(only.name)
      ? 'one column with blanks in its name: fields are separated by a comma, a semicolon, a tab or |, not by blanks'
      : undefined,
    untyped && columns.every(({ name }) => Number.isFinite(Number(name)))
      ? 'columns whose names look like numbers: the first line must name the columns'
      : undefined,
    rows === 1 && columns.every((column) => kindOf(column) === 'other')
      ? "one row of nested values: each row must be an object of its own (in pandas to_json(orient='records', lines=True))"
      : undefined,
    columnsInFolders({ files }).length > 0
      ? 'folders with names like column=value: such a value is not read as a column; write it into the files'
      : undefined,
  ];
  return doubts.filter((doubt) => doubt !== undefined).map((doubt) => `${path} has ${doubt}`);
}

/** A sentence for each column that is text although most of its values look like numbers or days. */
export function textDoubts(data: readonly ProposedData[]): readonly string[] {
  return data.flatMap(({ path, suggestions }) => {
    const doubted = suggestions.columns.filter(({ doubt }) => doubt !== undefined);
    if (doubted.length === 0) return [];
    return [
      `${path}: ${plural(doubted.length, 'column')} of text, most of which looks like numbers or times: see why above each`,
    ];
  });
}
