// The kind of a zip archive, by the names in it, and which of its members are raw numbers.
import type { ZipMember } from './compare.ts';

export interface ZipKind {
  readonly format: string;
  /** Whether no loader of this format interprets the member. */
  isTensor(name: string): boolean;
  /** Whether the member holds numbers, unless another member says that they are pickled. */
  isWeight?(name: string): boolean;
}

const none = (): boolean => false;

export function kindOf(members: readonly ZipMember[]): ZipKind {
  const names = new Set(members.map((member) => member.entry.name));
  const has = (...all: readonly string[]): boolean => all.every((name) => names.has(name));
  const root = pickleRoot(names);
  if (root !== undefined) return { format: torchFormat(names, root), isTensor: tensorsBelow(root) };
  if ([...names].some((name) => name.endsWith('/.data/extern_modules')))
    return { format: 'torch-package', isTensor: none };
  const exported = [...names].find((name) => /^[^/]+\/archive_format$/.test(name));
  if (exported !== undefined)
    return {
      format: 'torch-export',
      isTensor: none,
      isWeight: weightsBelow(exported.slice(0, -'archive_format'.length)),
    };
  if (has('config.json', 'metadata.json')) return { format: 'keras', isTensor: none };
  if (has('schema.json')) return { format: 'skops', isTensor: none };
  if (has('MAR-INF/MANIFEST.json')) return { format: 'mar', isTensor: none };
  if (names.size > 0 && [...names].every((name) => name.endsWith('.npy'))) return { format: 'npz', isTensor: none };
  return { format: 'zip', isTensor: none };
}

/** The folder of data.pkl: PyTorch puts everything in one folder, with any name. */
function pickleRoot(names: ReadonlySet<string>): string | undefined {
  for (const name of names) {
    const [root, rest] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)];
    if (rest === 'data.pkl' && name.includes('/')) return root;
  }
  return undefined;
}

function torchFormat(names: ReadonlySet<string>, root: string): string {
  const scripted =
    ['constants', 'bytecode'].some((name) => names.has(`${root}/${name}.pkl`)) ||
    [...names].some((name) => name.startsWith(`${root}/code/`));
  return scripted ? 'torchscript' : 'pytorch';
}

/** Numbered too where torch.export writes them. */
const weightsBelow =
  (root: string): ((name: string) => boolean) =>
  (name) =>
    name.startsWith(root) && /^data\/(?:weights\/weight|constants\/tensor)_\d+$/.test(name.slice(root.length));

/** Storages are numbered, in three folders over the versions of the format; the one for phones says that they are storages. */
const tensorsBelow =
  (root: string): ((name: string) => boolean) =>
  (name) =>
    name.startsWith(`${root}/`) && /^(?:data|constants|tensors)\/\d+(?:\.storage)?$/.test(name.slice(root.length + 1));
