// Columns that the policy names: label, id, weight, cluster, slices.
import {
  columnsInFolders,
  InputError,
  nearest,
  type Column,
  type DataRef,
  type DataSubject,
  type InputCode,
} from '@modelgate/core';
import { listed } from '../names.ts';

/** The label's column; every other column that the policy names must be there too. */
export function namedColumns(data: DataSubject, columns: readonly Column[], ref: DataRef): Column {
  if (data.label === undefined) {
    throw new InputError({
      code: 'input/label-missing',
      named: `data ${data.name}`,
      expected: 'a label column',
      received: 'none named in the policy',
      hint: `write data.${data.name}.label: one of ${listed(columns.map((c) => c.name))}`,
    });
  }
  const roles = { label: data.label, id: data.id, weight: data.weight, cluster: data.cluster };
  for (const [role, name] of Object.entries(roles)) {
    if (name !== undefined && !columns.some((c) => c.name === name))
      throw columnsInFolders(ref).includes(name)
        ? onlyInFolders(`${role} of data ${data.name}`, name)
        : missingColumn(`${role} of data ${data.name}`, name, columns);
  }
  return columns.find((c) => c.name === data.label)!;
}

/** The error of a column that is not there. `named`: what refers to the column, in the user's words. */
export function missingColumn(
  named: string,
  column: string,
  columns: readonly Column[],
  code: InputCode = 'input/column-missing',
): InputError {
  const names = columns.map((c) => c.name);
  const guess = nearest(column, names);
  return new InputError({
    code,
    named,
    expected: `a column ${column}`,
    received: `columns ${listed(names)}`,
    ...(guess !== undefined && { hint: `did you mean ${guess}?` }),
  });
}

function onlyInFolders(named: string, column: string): InputError {
  return new InputError({
    code: 'input/column-missing',
    named,
    expected: `a column ${column} in the files`,
    received: `names of folders that spell it (${column}=…), which are not read`,
    hint: 'write the column into the files',
  });
}

/** Columns that are never model inputs. */
export function reservedColumns(data: DataSubject): string[] {
  return [data.label, data.id, data.weight, data.cluster].filter((name) => name !== undefined);
}
