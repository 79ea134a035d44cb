// Reads a data contract (Open Data Contract Standard, v3.0.0 to v3.2.0): one of its objects becomes rules of data.
import { PolicyError, type Problem } from '@modelgate/core';
import {
  byPlace,
  found,
  plain,
  problemsInOrder,
  quoted,
  startOf,
  type Expected,
  type MapNode,
  type SourceFile,
} from '@modelgate/core/source';
import type { Imported } from '../imported.ts';
import { assemble } from '../section.ts';
import { keysOfContract, lookAtKeys } from './keys.ts';
import type { Chosen } from './choose-object.ts';
import { objectWanted } from './object.ts';
import { aText, problem, skip, take, type Reading } from './reading.ts';

/** The words for a contract in errors about its YAML. */
export const contractFile: Expected = {
  what: 'a data contract',
  begin: 'a contract begins with apiVersion: v3.1.0 and kind: DataContract, and lists its tables under schema',
  split: 'make a contract for each of its objects',
};

/** Versions of the standard that are read. */
export const versions: Readonly<Record<string, Reading['version']>> = {
  'v3.0.0': '3.0',
  'v3.0.1': '3.0',
  'v3.0.2': '3.0',
  'v3.1.0': '3.1',
  'v3.2.0': '3.2',
};

/**
 * One object of a contract as a section of `gates.validate-data`, with a list of what is not evaluated. The file's
 * path is from the repository's root, its YAML was read as a `contractFile`. Throws PolicyError with every problem, in the order of the file, each with a code frame.
 * What the standard's own schema forbids is a problem; what it allows and cannot be evaluated here is listed.
 */
export function readContract(file: SourceFile, chosen: Chosen = {}): Imported {
  const problems = [...file.problems];
  const imported = file.root && importedFrom(file, file.root, chosen, problems);
  if (problems.length > 0 || imported === undefined)
    throw new PolicyError(problemsInOrder(problems, new Map([[file.path, file.text]])));
  return imported;
}

function importedFrom(
  { path, text }: SourceFile,
  root: NonNullable<SourceFile['root']>,
  chosen: Chosen,
  problems: Problem[],
): Imported | undefined {
  if (root.kind !== 'map') {
    const message = `the file is ${found(plain(root))}, expected a map with apiVersion:`;
    problems.push({
      code: 'policy/wrong-type',
      message,
      at: { ...root.at, end: root.at.start },
      hint: contractFile.begin,
    });
    return undefined;
  }
  const version = versionOf(root, { version: '3.1', problems, notEvaluated: [] });
  if (version === undefined) return undefined;
  const reading: Reading = { version: versions[version]!, problems, notEvaluated: [] };
  lookAtKeys(root, keysOfContract, 'the contract', reading);
  const object = schemaIsThere(root, reading) && objectWanted(root, chosen, startOf(path), reading);
  if (!object) return undefined;
  const tooLong = (name: string, at: MapNode['at']): void =>
    skip(reading, name, at, 'its SQL would be too long to run');
  const section = assemble(object.demanded, object.at, tooLong);
  const notEvaluated = reading.notEvaluated.toSorted((a, b) => byPlace(a.at, b.at));
  return { standard: `ODCS ${version}`, path, text, object: object.name, section, notEvaluated };
}

/** The version of the standard, without which nothing else can be read. */
function versionOf(root: MapNode, reading: Reading): string | undefined {
  for (const key of ['apiVersion', 'kind'])
    if (!root.entries.has(key))
      problem(
        reading,
        'policy/missing-key',
        { ...root.at, end: root.at.start },
        `"${key}" is missing in the contract`,
        contractFile.begin,
      );
  const kind = take(root, 'kind', aText, reading);
  if (kind !== undefined && kind.is !== 'DataContract')
    problem(
      reading,
      'policy/out-of-range',
      kind.at,
      `the kind is ${quoted(kind.is)}, expected DataContract`,
      'write DataContract',
    );
  const version = take(root, 'apiVersion', aText, reading);
  if (version === undefined || Object.hasOwn(versions, version.is)) return version?.is;
  const known = Object.keys(versions).join(', ');
  const message = `the contract is written for ${quoted(version.is)}, expected one of ${known}`;
  problem(reading, 'policy/unsupported-version', version.at, message, 'write it for one of these');
  return undefined;
}

function schemaIsThere(root: MapNode, reading: Reading): boolean {
  const schema = root.entries.get('schema');
  const none = schema === undefined || (schema.value.kind === 'list' && schema.value.items.length === 0);
  const at = schema?.keyAt ?? { ...root.at, end: root.at.start };
  if (none)
    problem(
      reading,
      'policy/missing-key',
      at,
      'the contract names no object under schema',
      'add schema: [{ name: … }]',
    );
  return !none;
}
