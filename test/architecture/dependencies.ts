// Each package depends on what the house allows it, declares what it imports, and takes versions from the catalog.
import { dependencies, engines, floors, lazily, matches, ownPackage, packageOf } from './house.ts';
import type { Manifest } from './project.ts';
import { productSources } from './source-file.ts';
import type { SourceFile } from './source-file.ts';
import type { Import } from './syntax.ts';

/** Faults of the manifests, by package folder. */
export function manifestFaults(manifests: Readonly<Record<string, Manifest>>): readonly string[] {
  return Object.entries(manifests).flatMap(([folder, manifest]) => {
    const { dependencies: declared, devDependencies, peerDependencies, optionalDependencies } = manifest;
    const own = Object.entries({ ...declared, ...peerDependencies, ...optionalDependencies });
    const all = [...own, ...Object.entries(devDependencies ?? {})];
    return [
      ...own.filter(([name]) => !isAllowed(folder, name)).map(([name]) => `${folder} may not depend on ${name}`),
      ...all.flatMap(([name, version]) => versionFault(folder, name, version)),
    ];
  });
}

function isAllowed(folder: string, name: string): boolean {
  const own = ownPackage(name);
  return own === undefined ? matches(name, dependencies[folder] ?? []) : (floors[folder] ?? []).includes(own);
}

function versionFault(folder: string, name: string, version: string): readonly string[] {
  const expected = ownPackage(name) === undefined ? 'catalog:' : 'workspace:*';
  return version === expected ? [] : [`${folder}: ${name} has version ${version}, expected ${expected}`];
}

/** Faults of the imports of packages of others, in product code. */
export function importFaults(
  sources: readonly SourceFile[],
  manifests: Readonly<Record<string, Manifest>>,
): readonly string[] {
  return productSources(sources).flatMap((file) =>
    file.imports.flatMap((found) => {
      const name = found.of === undefined ? undefined : packageOf(found.of);
      if (name === undefined || file.package === undefined) return [];
      const fault = importFault(file.package, name, found, manifests[file.package]);
      return fault === undefined ? [] : [`${file.path}:${found.line}: ${fault}`];
    }),
  );
}

/** What the house allows or a package declares and nothing imports. Engines are found at run time, and imported as types at most. */
export function unusedFaults(
  sources: readonly SourceFile[],
  manifests: Readonly<Record<string, Manifest>>,
): readonly string[] {
  return Object.entries(manifests).flatMap(([folder, { dependencies: declared = {} }]) => {
    const own = sources.filter((file) => file.package === folder && !file.isTest);
    const imported = own.flatMap(({ imports }) => imports.flatMap(({ of }) => (of && packageOf(of)) ?? []));
    const used = [...imported, ...Object.keys(declared).filter((name) => matches(name, engines))];
    const allowed = [...(floors[folder] ?? []), ...(dependencies[folder] ?? [])];
    return [
      ...allowed
        .filter((one) => !used.some((name) => one === ownPackage(name) || matches(name, [one])))
        .map((one) => `${folder} may import ${one} and does not`),
      ...Object.keys(declared)
        .filter((name) => !used.includes(name))
        .map((name) => `${folder} declares ${name} and does not import it`),
    ];
  });
}

function importFault(folder: string, name: string, found: Import, manifest: Manifest | undefined): string | undefined {
  if (ownPackage(name) === undefined && !matches(name, dependencies[folder] ?? []))
    return `${folder} may not import ${name}`;
  if (manifest?.dependencies?.[name] === undefined) return `${name} is not in the dependencies of ${folder}`;
  if (found.kind === 'type') return undefined;
  if (matches(name, engines))
    return `${name} is loaded without verification; resolve it from the folder adapters/native gives`;
  if (found.kind === 'value' && lazily.includes(name)) return `${name} is loaded on every start; use await import()`;
  return undefined;
}
