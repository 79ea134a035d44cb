// The engines as a package manager installed them: beside the running code, or in a workspace the user trusts.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { NativesLock } from './locked.ts';

/**
 * The node_modules folders that belong to the package which holds the running code: its own, the adapters' (as its
 * dependency, and for the bundle of a checkout of ModelGate), and the one it was installed into. No folder further up is looked at: on a shared machine somebody else could have put one there.
 */
export function installedFolders(codeFolder: string): readonly string[] {
  const owner = packageFolder(codeFolder);
  if (owner === undefined) return [];
  const adapters = [join('node_modules', '@modelgate', 'adapters'), join('packages', 'adapters')];
  const own = ['', ...adapters].map((folder) => join(owner, folder, 'node_modules'));
  return [...own, ...holdingModules(owner)].filter((folder) => existsSync(folder));
}

/** A package has a name: the package.json beside a bundle only says how its files are read. */
function packageFolder(from: string): string | undefined {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && 'name' in (JSON.parse(readFileSync(manifest, 'utf8')) as object)) return from;
  return dirname(from) === from ? undefined : packageFolder(dirname(from));
}

function holdingModules(owner: string): readonly string[] {
  const above = dirname(owner);
  const folder = basename(above).startsWith('@') ? dirname(above) : above;
  return basename(folder) === 'node_modules' ? [folder] : [];
}

/**
 * The path of a locked file as Node would find it from a node_modules folder, where packages may be links to folders
 * elsewhere, as pnpm makes them. Undefined when its package is not installed.
 */
export function installedPath(modules: string, lock: NativesLock): (name: string) => string | undefined {
  const homes = new Map<string, string>();
  const visit = (name: string, folders: readonly string[]): void => {
    const found = folders.map((folder) => join(folder, name)).find((folder) => existsSync(folder));
    if (found === undefined || homes.has(name)) return;
    const home = realpathSync(found);
    homes.set(name, home);
    const beside = [join(home, 'node_modules'), ...modulesAbove(home), modules];
    for (const needed of dependenciesOf(lock, name)) visit(needed, beside);
  };
  for (const name of dependenciesOf(lock, '')) visit(name, [modules]);
  return (file) => {
    const name = file.split('/', file.startsWith('@') ? 2 : 1).join('/');
    const home = homes.get(name);
    return home === undefined ? undefined : join(home, file.slice(name.length + 1));
  };
}

function dependenciesOf(lock: NativesLock, name: string): readonly string[] {
  const entry = lock.lock.packages[name === '' ? '' : `node_modules/${name}`];
  return Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies });
}

function modulesAbove(folder: string): readonly string[] {
  const end = folder.lastIndexOf(`${sep}node_modules${sep}`);
  if (end < 0) return [];
  return [join(folder.slice(0, end), 'node_modules'), ...modulesAbove(folder.slice(0, end))];
}
