// Files with the tensors of a scanned model: raw numbers without a format, which no loader interprets. A model names them by their paths
// from its own folder, which may be a folder of an archive.
import { posix } from 'node:path';
import type { ReferenceFact, ScannedPart } from '@modelgate/core';
import type { FileFacts } from './found.ts';

/**
 * Treats files of unknown format as tensors where a model refers to them as such; files of a known format stay what they are. What a model
 * refers to is there if it is among the files, even if this machine has it elsewhere (in DVC's cache) or has only its pointer: then its own
 * finding says that it was not looked at.
 */
export function withTensorsOfModels(files: readonly FileFacts[]): readonly FileFacts[] {
  const found = files.some(lacksSome) ? withNeighbours(files) : files;
  const named = found.flatMap(namedBy);
  const indexes = new Set(files.filter(({ parts }) => parts[0]?.format === CHECKPOINT_INDEX).map(({ path }) => path));
  const shards = files.filter(({ path }) => indexes.has(indexOf(path) ?? '')).map(({ path }) => placeOf(path, []));
  return found.map((file) => withTensors(file, new Set([...named, ...shards])));
}

const CHECKPOINT_INDEX = 'tensorflow-checkpoint';

/** variables.index of variables.data-00000-of-00001: TensorFlow's name for a shard of a checkpoint. */
function indexOf(path: string): string | undefined {
  const stem = /^(.*)\.data-\d{5}-of-\d{5}$/.exec(path)?.[1];
  return stem === undefined ? undefined : `${stem}.index`;
}

/** A file, or a member of an archive, from the outside inwards. */
function placeOf(path: string, members: readonly string[]): string {
  return JSON.stringify([path, ...members]);
}

function placesIn({ path, parts }: FileFacts): readonly string[] {
  return [placeOf(path, []), ...parts.map(({ members }) => placeOf(path, members))];
}

/** The place beside a part that it names. */
function placeBeside({ path }: FileFacts, { members }: ScannedPart, target: string): string {
  const all = [path, ...members];
  const own = all.at(-1)!;
  const beside = posix.join(posix.dirname(own), target.replaceAll('\\', '/'));
  return JSON.stringify([...all.slice(0, -1), beside]);
}

const isAbsent = ({ found }: ReferenceFact): boolean => found === 'absent';
const lacksSome = ({ parts }: FileFacts): boolean => parts.some(({ references = [] }) => references.some(isAbsent));

function withNeighbours(files: readonly FileFacts[]): readonly FileFacts[] {
  const places = new Set(files.flatMap(placesIn));
  return files.map((file) => {
    const isThere = (part: ScannedPart, reference: ReferenceFact): boolean =>
      isAbsent(reference) && places.has(placeBeside(file, part, reference.target));
    const withInside = (part: ScannedPart, references: readonly ReferenceFact[]): ScannedPart => ({
      ...part,
      references: references.map((each) => (isThere(part, each) ? { ...each, found: 'inside' } : each)),
    });
    return lacksSome(file)
      ? { ...file, parts: file.parts.map((part) => (part.references ? withInside(part, part.references) : part)) }
      : file;
  });
}

function namedBy(file: FileFacts): readonly string[] {
  return file.parts.flatMap((part) =>
    (part.references ?? [])
      .filter(({ found }) => found === 'inside')
      .map(({ target }) => placeBeside(file, part, target)),
  );
}

function withTensors(file: FileFacts, named: ReadonlySet<string>): FileFacts {
  const { path, parts } = file;
  const isTensor = ({ members, treatment }: ScannedPart): boolean =>
    treatment.kind === 'not-evaluated' &&
    treatment.why === 'unknown-format' &&
    named.has(placeOf(path, members)) &&
    parts.filter((part) => placeOf('', part.members) === placeOf('', members)).length === 1;
  return parts.some(isTensor)
    ? { ...file, parts: parts.map((part) => (isTensor(part) ? asTensor(part) : part)) }
    : file;
}

function asTensor(part: ScannedPart): ScannedPart {
  return { ...part, format: 'tensor', treatment: { kind: 'tensor-data' } };
}
