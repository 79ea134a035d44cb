// External data of a model of the base branch: loaders look for it beside the model, so that copies lie side by side.
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { BaseFile, BaseFound } from '@modelgate/core';
import { externalFiles, OnnxFault, readModel } from '@modelgate/formats/onnx';
import { treePath } from '../forge/tree-path.ts';
import type { LocalFiles } from './local.ts';

export interface Beside {
  /** Files of the base branch, as they are found otherwise. */
  readonly find: (path: string) => Promise<BaseFound>;
  readonly local: Pick<LocalFiles, 'keep'>;
  /** What messages call the model, without its ending. */
  readonly as: string;
}

/** The model itself where all its bytes are in one file, or where nobody but the loader can say what is wrong with it. */
export async function withExternalData(model: BaseFile, { find, local, as }: Beside): Promise<BaseFound> {
  const bytes = model.bytes ?? (await readFile(model.file));
  const locations = locationsIn(bytes);
  if (locations.length === 0) return { files: [model] };
  for (const location of locations) {
    const of = posix.join(posix.dirname(model.path), location);
    const found = await find(of);
    if ('unreadable' in found) return { of, ...found };
    const file = found.files.find(({ path }) => path === of);
    if (file === undefined) return { unreadable: 'the model names it as external data, and it is not there', of };
    await local.keep(`${as}/${location}`, file.bytes ?? (await readFile(file.file)));
  }
  return { files: [{ ...model, file: await local.keep(`${as}/${as}${posix.extname(model.path)}`, bytes) }] };
}

/** Inside the model's folder; others are refused when the model is loaded. */
function locationsIn(bytes: Uint8Array): readonly string[] {
  try {
    const locations = externalFiles(readModel(bytes));
    return locations.every((location) => 'names' in treePath(location)) ? locations : [];
  } catch (error) {
    if (error instanceof OnnxFault) return [];
    throw error;
  }
}
