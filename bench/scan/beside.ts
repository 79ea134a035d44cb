// Files of a corpus whose copy lacks what they name: a folder that keeps each file alone cannot keep a link, nor the numbers beside a model.
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What stood beside each: 48 numbers, and a link that leaves the folder. */
const LACKED: Readonly<Record<string, (folder: string) => void>> = {
  'onnx/benign_ext.onnx': (folder) => writeFileSync(join(folder, 'weights.bin'), new Float32Array(48)),
  'onnx/ext_symlink.onnx': (folder) => symlinkSync('/etc/hosts', join(folder, 'link.bin')),
};

export const lacks = (path: string): boolean => Object.hasOwn(LACKED, path);

/** Copies the file into a folder of its own below `to`, with what it names beside it; returns the root of that copy. */
export function completed(root: string, path: string, to: string): string {
  const own = join(to, path.replaceAll('/', '-'));
  const folder = join(own, dirname(path));
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(root, path), join(own, path));
  LACKED[path]!(folder);
  return own;
}
