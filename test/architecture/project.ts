// Reads the project from disk for the rules: sources, package manifests, and every text file.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

const root = join(import.meta.dirname, '../..');
/** Made, not written: installed, built or downloaded. */
const made = new Set(['node_modules', 'lib', 'dist', '.git', '.modelgate', 'test-results', 'coverage']);
const top = [
  'packages',
  'test',
  'scripts',
  'bench',
  'examples',
  'actions',
  'workflows-examples',
  'docs',
  '.github',
  '.ci',
];
const textFile = /(\.(ts|mjs|js|json|ya?ml|md|sql|py|sh|txt|toml)|\/run)$/;

/** Paths from the root, with `/`, of every file somebody wrote. */
function writtenFiles(): readonly string[] {
  const inFolders = top.filter((folder) => existsSync(join(root, folder))).flatMap((folder) => filesBelow(folder));
  const atRoot = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile());
  return [...atRoot.map((entry) => entry.name), ...inFolders];
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return made.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

export const textFiles = (): readonly string[] => writtenFiles().filter((path) => textFile.test(path));

let sources: readonly SourceFile[] | undefined;

/** Every TypeScript and JavaScript file, parsed; once for all tests of a process, since that takes seconds. */
export function readSources(): readonly SourceFile[] {
  sources ??= writtenFiles()
    .filter((path) => /\.(ts|mjs)$/.test(path))
    .map((path) => parseSource(path, readText(path)));
  return sources;
}

/** The manifest of each package below packages/, by its folder. */
export function readManifests(): Readonly<Record<string, Manifest>> {
  const folders = readdirSync(join(root, 'packages')).filter((name) =>
    existsSync(join(root, 'packages', name, 'package.json')),
  );
  return Object.fromEntries(
    folders.map((name) => [name, JSON.parse(readText(`packages/${name}/package.json`)) as Manifest]),
  );
}

export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
