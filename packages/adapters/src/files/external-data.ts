// A model of the base branch with its external data: both are copied to one folder, since loaders look for the data beside the model.
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { BaseFile, BaseFound } from '@modelgate/core';
import { externalFiles, OnnxFault, readModel } from '@modelgate/formats/onnx';
import { treePath } from '../forge/tree-path.ts';
import type { LocalFiles } from './local.ts';

export interface Beside {
  /** Finds other files of the base branch. */
  readonly find: (path: string) => Promise<BaseFound>;
  readonly local: Pick<LocalFiles, 'keep'>;
  /** The name of the model's copy, without its ending; messages show it. */
  readonly as: string;
}

/** Copies a model together with its external data. A model in one file stays as it is, and so does a faulty one, for the loader to report. */
export async function withExternalData(model: BaseFile, { find, local, as }: Beside): Promise<BaseFound> {
  const bytes = await bytesOf(model);
  const locations = 'unreadable' in bytes ? [] : locationsIn(bytes);
  if ('unreadable' in bytes || locations.length === 0) return { files: [model] };
  for (const location of locations) {
    const of = posix.join(posix.dirname(model.path), location);
    const found = await find(of);
    if ('unreadable' in found) return { of, ...found };
    const file = found.files.find(({ path }) => path === of);
    if (file === undefined) return { unreadable: 'the model names it as external data, and it is not there', of };
    const data = await bytesOf(file);
    if ('unreadable' in data) return { of, ...data };
    await local.keep(`${folderOf(model.path)}/${location}`, data);
  }
  return { files: [{ ...model, file: await local.keep(copyOf(model.path, as), bytes) }] };
}

/**
 * The name of a model's copy. It has a folder of its own, since two policies may give different models the same name.
 */
export function copyOf(path: string, as: string): string {
  return `${folderOf(path)}/${as}${posix.extname(path)}`;
}

function folderOf(path: string): string {
  return `copies/${path}`;
}

/** The file's bytes, or why they cannot be read: Node reads at most 2 GiB into memory. */
async function bytesOf({ bytes, file }: BaseFile): Promise<Uint8Array | { readonly unreadable: string }> {
  try {
    return bytes ?? (await readFile(file));
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException;
    const isTooLarge = code === 'ERR_FS_FILE_TOO_LARGE';
    return {
      unreadable: isTooLarge
        ? 'it is larger than the 2 GiB that can be read into memory'
        : `it cannot be read: ${code}`,
    };
  }
}

/** The locations of external data; none if one leads out of the model's folder, which is refused when the model is loaded. */
function locationsIn(bytes: Uint8Array): readonly string[] {
  try {
    const locations = externalFiles(readModel(bytes));
    return locations.every((location) => 'names' in treePath(location)) ? locations : [];
  } catch (error) {
    if (error instanceof OnnxFault) return [];
    throw error;
  }
}
