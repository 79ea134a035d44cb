// Columns that the policy names: label, id, weight, cluster, slices.
import {
  columnsInFolders,
  InputError,
  nearest,
  placeIn,
  type Column,
  type DataSubject,
  type InputCode,
  type Policy,
} from '@modelgate/core';
import { listed } from '../names.ts';
import type { PlannedData } from './planned-data.ts';

/** The label's column; every other column that the policy names must be there too. */
export function namedColumns(data: PlannedData, policy: Policy): Column {
  const [fault] = namedColumnFaults(data, policy);
  if (fault) throw fault;
  return data.facts.columns.find((c) => c.name === data.subject.label)!;
}

/** An error, at its place in the policy, for each of these columns that is not there. */
export function namedColumnFaults({ subject, facts, ref }: PlannedData, policy: Policy): readonly InputError[] {
  const faults = subject.label === undefined ? [unlabelled(subject, facts.columns)] : [];
  return [...faults, ...absentRoles({ subject, facts, ref }, policy).map(({ error }) => error)];
}

function unlabelled({ name, at }: DataSubject, columns: readonly Column[]): InputError {
  return new InputError({
    code: 'input/label-missing',
    named: `data ${name}`,
    expected: 'a label column',
    received: 'none named in the policy',
    hint: `write data.${name}.label: one of ${listed(columns.map((c) => c.name))}`,
    at,
  });
}

/** The same for label, id, weight and cluster as far as the policy names them, by their columns. */
export function absentRoles(
  { subject, facts, ref }: PlannedData,
  policy: Policy,
): readonly { readonly column: string; readonly error: InputError }[] {
  const { name, label, id, weight, cluster } = subject;
  return Object.entries({ label, id, weight, cluster }).flatMap(([role, column]) => {
    if (column === undefined || facts.columns.some((c) => c.name === column)) return [];
    const named = `${role} of data ${name}`;
    const error = columnsInFolders(ref).includes(column)
      ? onlyInFolders(named, column)
      : missingColumn(named, column, facts.columns);
    return [{ column, error: new InputError({ ...error.problem, at: placeIn(policy, `data.${name}.${role}`) }) }];
  });
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
