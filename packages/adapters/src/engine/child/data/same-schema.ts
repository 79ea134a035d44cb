// The files of one data set must have the same columns; the first difference is told with the file that has it.
import type { Column } from '@modelgate/core';
import { inputFault } from '../fault.ts';

interface Difference {
  readonly code: 'input/column-missing' | 'input/column-type';
  readonly expected: string;
  readonly received: string;
}

/** Of the file's columns from the first one's, which is called `like`. */
type Look = (first: readonly Column[], own: readonly Column[], like: string) => Difference | undefined;

/** In this order: a column that is not there explains all that stand elsewhere for it. */
const looks: readonly Look[] = [lacking, beyond, elsewhere, typedOtherwise];

export function assertSameSchema(
  files: readonly { readonly named: string }[],
  schemas: readonly (readonly Column[])[],
): void {
  const [first, like] = [schemas[0]!, files[0]!.named];
  for (const [i, own] of schemas.entries()) {
    for (const look of looks) {
      const found = look(first, own, like);
      if (found) throw inputFault({ ...found, named: files[i]!.named, hint: hints[found.code] });
    }
  }
}

const hints: Readonly<Record<Difference['code'], string>> = {
  'input/column-missing': 'write all files of a data set with the same columns in the same order',
  'input/column-type': 'write the column in the same way in all files; in CSV its values say what its type is',
};

function lacking(first: readonly Column[], own: readonly Column[], like: string): Difference | undefined {
  const names = new Set(own.map(({ name }) => name));
  const missing = first.find(({ name }) => !names.has(name));
  const expected = `the column ${missing?.name} that ${like} has`;
  return missing && { code: 'input/column-missing', expected, received: 'none' };
}

function beyond(first: readonly Column[], own: readonly Column[], like: string): Difference | undefined {
  const extra = own.find(({ name }) => !first.some((column) => column.name === name));
  const received = `also a column ${extra?.name}`;
  return extra && { code: 'input/column-missing', expected: `the columns of ${like}`, received };
}

function elsewhere(first: readonly Column[], own: readonly Column[], like: string): Difference | undefined {
  const at = own.findIndex(({ name }, k) => name !== first[k]!.name);
  if (at < 0) return undefined;
  const expected = `${first[at]!.name} as column ${at + 1}, as in ${like}`;
  return { code: 'input/column-missing', expected, received: own[at]!.name };
}

function typedOtherwise(first: readonly Column[], own: readonly Column[], like: string): Difference | undefined {
  const at = own.findIndex(({ type }, k) => type !== first[k]!.type);
  if (at < 0) return undefined;
  const { name, type } = first[at]!;
  return {
    code: 'input/column-type',
    expected: `type ${type} of column ${name}, as in ${like}`,
    received: own[at]!.type,
  };
}
