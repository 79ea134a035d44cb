// The bytes of a model: its file, and the external data beside it.
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { quoted } from '@modelgate/core/found';
import { lfsPointer } from '@modelgate/formats/lfs';
import { lfsProblem } from '../../../files/lfs-problem.ts';
import { inputFault } from '../fault.ts';
import { unsupported } from './unsupported.ts';

/** Protobuf itself allows no larger file. */
const LARGEST = 2 ** 31 - 1;

export interface ExternalFile {
  /** As the model spells it; ONNX Runtime looks it up by this name. */
  readonly path: string;
  readonly data: Uint8Array;
}

/** The model's own file. `named`: the file as messages call it. */
export function readBytes(named: string, path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (stat.size === 0)
      throw inputFault({
        code: 'input/file-empty',
        named,
        expected: 'an ONNX model',
        received: 'an empty file',
        hint: 'export the model again, or fetch the file again',
      });
    if (stat.size > LARGEST)
      throw unsupported(named, 'at most 2 GiB; larger weights as external data', `${stat.size} bytes`);
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    if (code === 'ENOENT')
      throw inputFault({
        code: 'input/file-missing',
        named,
        expected: 'an ONNX model',
        received: 'no file',
        hint: 'check the path',
      });
    throw inputFault(
      { code: 'input/file-unreadable', named, expected: 'a readable file', received: `the error ${code}` },
      error,
    );
  }
}

/** External data must lie in the model's own folder or below it, symbolic links followed. */
export function readExternal(named: string, model: string, location: string): ExternalFile {
  const expected = 'external data inside the model’s folder';
  const folder = realpathSync(dirname(model));
  const path = resolve(folder, location);
  if (location === '' || isAbsolute(location) || location.includes('\\') || outside(folder, path))
    throw unsupported(named, expected, 'a path that leaves it');
  try {
    if (outside(folder, realpathSync(path))) throw unsupported(named, expected, 'a link that leaves it');
    const data = readFileSync(path);
    const pointer = lfsPointer(data);
    if (pointer) throw inputFault(lfsProblem(`external data ${quoted(location)} of ${named}`, pointer));
    return { path: location, data };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw inputFault(
      {
        code: 'input/file-missing',
        named: `external data of ${named}`,
        expected: `a readable file ${quoted(location)} beside the model`,
        received: error.code === 'ENOENT' ? 'no file' : `the error ${String(error.code)}`,
        hint: 'commit or fetch it together with the model',
      },
      error,
    );
  }
}

function outside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}
