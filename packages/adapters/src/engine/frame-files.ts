// The files of a frame as typed arrays: read straight into the arrays they stay in.
import type { Codes, Frame, FrameRequest, Scores } from '@modelgate/core';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameAnswer, ScoresShape } from './child/frame/job.ts';

export function loadFrame(request: FrameRequest, folder: string, answer: FrameAnswer): Frame {
  const n = answer.rows;
  // The child writes every attempt into a folder of its own; the last one holds the frame.
  const file = (name: string): string => join(folder, answer.folder, name);
  const { classes, weight, cluster, groups } = request;
  const label = classes ? read(file('label'), new Int32Array(n)) : read(file('label'), new Float64Array(n));
  return {
    n,
    classes: classes ?? [],
    label,
    scores: {
      candidate: scoresOf(file('candidate'), n, answer.candidate),
      ...(answer.baseline && { baseline: scoresOf(file('baseline'), n, answer.baseline) }),
    },
    groups: Object.fromEntries(
      groups.map(({ name }, i) => [name, sorted(read(file(`group-${i}`), new Int32Array(n)), answer.groups[i]!)]),
    ),
    ...(cluster !== undefined && { cluster: read(file('cluster'), new Int32Array(n)) }),
    ...(weight !== undefined && { weight: read(file('weight'), new Float64Array(n)) }),
  };
}

function scoresOf(path: string, n: number, { numbers, width }: ScoresShape): Scores {
  if (numbers === 'int32') return { width, labels: read(path, new Int32Array(n)) };
  return {
    width,
    values: read(path, numbers === 'float32' ? new Float32Array(n * width) : new Float64Array(n * width)),
  };
}

/** Fills the array; a file of another size is a bug or a lie. */
function read<T extends Int32Array | Float32Array | Float64Array>(path: string, array: T): T {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size !== array.byteLength)
      throw new Error(`a frame's file has ${fstatSync(file).size} bytes, not ${array.byteLength}`);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let done = 0; done < bytes.length;) {
      const size = readSync(file, bytes, done, bytes.length - done, done);
      if (size === 0) throw new Error('a frame’s file ended early');
      done += size;
    }
    return array;
  } finally {
    closeSync(file);
  }
}

/** Codes renumbered so that the names are sorted: they were numbered as they appeared. */
function sorted(codes: Int32Array, names: readonly string[]): Codes {
  const inOrder = names.toSorted();
  const numberOf = Int32Array.from(names, (name) => inOrder.indexOf(name));
  for (let i = 0; i < codes.length; i++) codes[i] = numberOf[codes[i]!]!;
  return { codes, names: inOrder };
}
