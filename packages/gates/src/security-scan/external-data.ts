// Files with the tensors of a scanned model: raw numbers without a format, which no loader interprets.
import { posix } from 'node:path';
import type { ScannedPart } from '@modelgate/core';
import type { FileFacts } from './found.ts';

/** Treats files of unknown format as tensors where a model refers to them as such; files of a known format stay what they are. */
export function withTensorsOfModels(files: readonly FileFacts[]): readonly FileFacts[] {
  const named = new Set(files.flatMap(namedBy));
  const indexes = new Set(files.filter(({ parts }) => parts[0]?.format === CHECKPOINT_INDEX).map(({ path }) => path));
  const isNamed = ({ path }: FileFacts): boolean => named.has(path) || indexes.has(indexOf(path) ?? '');
  return files.map((file) => (isNamed(file) && isUnknown(file.parts) ? asTensors(file) : file));
}

const CHECKPOINT_INDEX = 'tensorflow-checkpoint';

/** variables.index of variables.data-00000-of-00001: TensorFlow's name for a shard of a checkpoint. */
function indexOf(path: string): string | undefined {
  const stem = /^(.*)\.data-\d{5}-of-\d{5}$/.exec(path)?.[1];
  return stem === undefined ? undefined : `${stem}.index`;
}

function namedBy({ path, parts }: FileFacts): readonly string[] {
  const inside = parts
    .filter(({ members }) => members.length === 0)
    .flatMap(({ references = [] }) => references.filter(({ found }) => found === 'inside'));
  return inside.map(({ target }) => posix.join(posix.dirname(path), target.replaceAll('\\', '/')));
}

function isUnknown([part, ...more]: readonly ScannedPart[]): boolean {
  return more.length === 0 && part?.treatment.kind === 'not-evaluated' && part.treatment.why === 'unknown-format';
}

function asTensors(file: FileFacts): FileFacts {
  return {
    ...file,
    parts: file.parts.map((part) => ({ ...part, format: 'tensor', treatment: { kind: 'tensor-data' } })),
  };
}
