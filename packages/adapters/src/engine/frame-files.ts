// The files of a frame as typed arrays: numbers are read straight into the arrays they stay in, codes into narrower ones.
import type { CodeArray, Codes, Frame, FrameRequest, Scores } from '@modelgate/core';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameAnswer, ScoresShape } from './child/frame/job.ts';

export async function loadFrame(request: FrameRequest, folder: string, answer: FrameAnswer): Promise<Frame> {
  const { codeArray } = await import('@modelgate/core');
  const n = answer.rows;
  // The child writes every attempt into a folder of its own; the last one holds the frame.
  const file = (name: string): string => join(folder, answer.folder, name);
  const { classes, weight, cluster } = request;
  const classCodes = (path: string): CodeArray => readCodes(path, codeArray(n, classes!.length));
  const scoresOf = (path: string, shape: ScoresShape): Scores =>
    shape.numbers === 'int32' ? { width: shape.width, labels: classCodes(path) } : readScores(path, n, shape);
  const groupOf = (i: number): Codes => {
    const { names, codeOf } = inOrder(answer.groups[i]!);
    return { codes: readCodes(file(`group-${i}`), codeArray(n, names.length), codeOf), names };
  };
  return {
    n,
    classes: classes ?? [],
    label: classes ? classCodes(file('label')) : read(file('label'), new Float64Array(n)),
    scores: {
      candidate: scoresOf(file('candidate'), answer.candidate),
      ...(answer.baseline && { baseline: scoresOf(file('baseline'), answer.baseline) }),
    },
    groups: Object.fromEntries(request.groups.map(({ name }, i) => [name, groupOf(i)])),
    ...(cluster !== undefined && { cluster: read(file('cluster'), new Int32Array(n)) }),
    ...(weight !== undefined && { weight: read(file('weight'), new Float64Array(n)) }),
  };
}

function readScores(path: string, n: number, { numbers, width }: ScoresShape): Scores {
  const values = numbers === 'float32' ? new Float32Array(n * width) : new Float64Array(n * width);
  return { width, values: read(path, values) };
}

/** Names sorted; codes were numbered as they appeared, and become the names' new places. */
function inOrder(found: readonly string[]): { names: readonly string[]; codeOf: Int32Array } {
  const names = found.toSorted();
  return { names, codeOf: Int32Array.from(found, (name) => names.indexOf(name)) };
}

function read<T extends Float32Array | Float64Array | Int32Array>(path: string, array: T): T {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  withFile(path, bytes.length, (file) => readInto(file, bytes, 0));
  return array;
}

/** Codes that are read at a time. */
const BLOCK = 1 << 18;

/** 32-bit codes on file, renumbered on the way. */
function readCodes(path: string, array: CodeArray, codeOf?: Int32Array): CodeArray {
  const block = new Int32Array(Math.min(BLOCK, array.length));
  withFile(path, 4 * array.length, (file) => {
    for (let from = 0; from < array.length; from += BLOCK) {
      const n = Math.min(BLOCK, array.length - from);
      readInto(file, new Uint8Array(block.buffer, 0, 4 * n), 4 * from);
      for (let i = 0; i < n; i++) array[from + i] = codeOf ? codeOf[block[i]!]! : block[i]!;
    }
  });
  return array;
}

/** A file of another size is a bug or a lie. */
function withFile(path: string, size: number, use: (file: number) => void): void {
  const file = openSync(path, 'r');
  try {
    const found = fstatSync(file).size;
    if (found !== size) throw new Error(`a frame's file has ${found} bytes, not ${size}`);
    use(file);
  } finally {
    closeSync(file);
  }
}

function readInto(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length;) {
    const size = readSync(file, bytes, done, bytes.length - done, at + done);
    if (size === 0) throw new Error('a frame’s file ended early');
    done += size;
  }
}
