// Errors about pointers whose bytes are missing or differ.
import { InputError, printable } from '@modelgate/core';
import { isDvcPointer, type DvcOut } from '@modelgate/formats/dvc';

/** The argument that a user gives to dvc: the pointer, or for a dvc.lock the tracked path. */
export function targetOf({ pointer, path = pointer }: DvcOut): string {
  return isDvcPointer(pointer) ? pointer : path;
}

export function placeText({ pointer, at }: DvcOut): string {
  return `${printable(pointer)}, line ${at.start.line}`;
}

/** The error when the file exists, but is not the one that the pointer names. */
export function mismatch(out: DvcOut, path: string, expected: string, received: string): InputError {
  const track = isDvcPointer(out.pointer) ? `dvc add ${inShell(out.path ?? path)}` : 'dvc repro or dvc commit';
  return new InputError({
    code: 'input/dvc-mismatch',
    named: printable(path),
    expected: `${expected}, as ${placeText(out)} says`,
    received,
    hint: `${track} if the new bytes are meant; dvc checkout ${inShell(targetOf(out))} brings back those that are tracked`,
  });
}

/** The error when the bytes are not on this machine. */
export function missing(out: DvcOut, path: string, received: string): InputError {
  return new InputError({
    code: 'input/dvc-missing',
    named: printable(path),
    expected: `the bytes that ${placeText(out)} names, in the checkout or in DVC's cache`,
    received,
    hint: `${pullBefore(targetOf(out))}, once you trust where it comes from`,
  });
}

export function pullBefore(target: string): string {
  return `run dvc pull ${inShell(target)} in a step before`;
}

/** A path of the change, quoted as one word of a shell command that somebody may copy. */
function inShell(path: string): string {
  return /^[\w./@+-]+$/.test(path) && !path.startsWith('-')
    ? path
    : `'${printable(path).replaceAll("'", String.raw`'\''`)}'`;
}
