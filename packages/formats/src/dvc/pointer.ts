// DVC's pointer files, as text: `*.dvc` beside the data, and dvc.lock, which keeps what a pipeline made.
import { posix } from 'node:path';
import { entryOf, parseYaml, type TreeNode } from '@modelgate/core';
import { insidePath, noPointer, outsIn, textOf, type DvcOut } from './out.ts';

/** DVC's own name for the file that keeps the digests of a pipeline. */
export const lockName = 'dvc.lock';
/** DVC's own name for the pipeline, beside its lock. */
export const pipelineName = 'dvc.yaml';

export function isDvcPointer(path: string): boolean {
  return path.endsWith('.dvc') && posix.basename(path) !== '.dvc';
}

/** The outs of a `.dvc` file; `path` is relative to the repository's root. Throws input/dvc-pointer if it is not one. */
export function outsOfPointer(path: string, bytes: Uint8Array): readonly DvcOut[] {
  const root = yamlOf(path, bytes);
  const outs = entryOf(root, 'outs')?.value;
  if (outs === undefined || (outs.kind === 'list' && outs.items.length === 0))
    throw noPointer(path, 'a DVC pointer with outs', 'a map without');
  const folder = inFolder(path, posix.dirname(path), textOf(root, 'wdir'));
  return outsIn(outs, { pointer: path, folder, imported: entryOf(root, 'deps') !== undefined });
}

/** The outs of all stages in a dvc.lock; `pipeline` is the dvc.yaml beside it, which says where a stage runs. */
export function outsOfLock(path: string, bytes: Uint8Array, pipeline?: Uint8Array): readonly DvcOut[] {
  const root = yamlOf(path, bytes);
  if (textOf(root, 'schema') !== '2.0') throw noPointer(path, "a dvc.lock with schema: '2.0'", 'another one');
  const stages = entryOf(root, 'stages')?.value;
  if (stages?.kind !== 'map') return [];
  const folder = posix.dirname(path);
  const written = pipeline && entryOf(yamlOf(posix.join(folder, pipelineName), pipeline), 'stages')?.value;
  return [...stages.entries].flatMap(([name, { value }]) =>
    outsIn(entryOf(value, 'outs')?.value, {
      pointer: path,
      folder: inFolder(path, folder, written && stageFolder(written, name)),
      imported: false,
    }),
  );
}

/** The `wdir` of a stage; for a stage that is made for each item (`name@item`) it stands under `do`. */
function stageFolder(stages: TreeNode, name: string): string | undefined {
  const stage = (entryOf(stages, name) ?? entryOf(stages, name.split('@')[0]!))?.value;
  if (stage === undefined) return undefined;
  const each = entryOf(stage, 'do')?.value;
  return textOf(each ?? stage, 'wdir');
}

/** Only DVC knows a folder that a template names; a path below such a name exists nowhere. */
function inFolder(pointer: string, folder: string, wdir: string | undefined): string {
  if (wdir === undefined || wdir === '.') return folder;
  const inside = posix.normalize(posix.join(folder, wdir)) === '.' ? '.' : insidePath(folder, wdir);
  if (inside === undefined) throw noPointer(pointer, 'a wdir inside the repository', 'one that leaves it');
  return inside;
}

function yamlOf(path: string, bytes: Uint8Array): TreeNode {
  const { root, problems } = parseYaml(path, bytes);
  const [problem] = problems;
  if (problem) throw noPointer(path, 'YAML as DVC writes it', problem.message, problem.at);
  if (root?.kind !== 'map') throw noPointer(path, 'a map', 'something else');
  return root;
}
