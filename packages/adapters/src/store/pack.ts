// Packs a folder as files with a manifest, and unpacks these into a folder, or refuses them.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { WorldError } from '@modelgate/core';
import { manifestText, parseManifest } from './manifest.ts';
import type { KeptFile } from './manifest.ts';
import { foreign } from './origin.ts';
import type { RunOrigin } from './origin.ts';

const manifestName = 'manifest.json';
const filesName = 'files';
/** Longest manifest in bytes; ours are far shorter, since a scores table has a few parts. */
const longestManifest = 4 * 1024 * 1024;

export interface PackRequest {
  readonly key: string;
  readonly origin: RunOrigin;
  readonly rows?: number;
}

/** Copies the folder's files below `into`, with a manifest of what was copied beside them. */
export async function pack(folder: string, into: string, request: PackRequest): Promise<void> {
  const files: KeptFile[] = [];
  for (const path of await listFiles(folder)) {
    const copy = join(into, filesName, path);
    await copyFile(join(folder, path), copy);
    files.push({ path, bytes: (await lstat(copy)).size, sha256: await sha256Of(copy) });
  }
  await mkdir(into, { recursive: true });
  await writeFile(join(into, manifestName), manifestText({ schema: 'kept/v1', ...request, files }));
}

/** Copies what `from` keeps into the folder and checks the copies. When it is refused, returns the reason and leaves nothing behind. */
export async function unpack(from: string, folder: string, key: string, now: RunOrigin): Promise<string | undefined> {
  const manifest = await readManifest(from, key);
  if (typeof manifest === 'string') return manifest;
  const notOurs = foreign(manifest.origin, now);
  if (notOurs !== undefined) return notOurs;
  const there = await listFiles(join(from, filesName)).catch(() => undefined);
  const named = manifest.files.map((file) => file.path).toSorted();
  if (there === undefined || there.join('\n') !== named.join('\n')) return 'its files are not those of its manifest';
  return copyChecked(from, folder, manifest.files);
}

async function readManifest(from: string, key: string): Promise<ReturnType<typeof parseManifest>> {
  const path = join(from, manifestName);
  const facts = await lstat(path).catch(() => undefined);
  if (facts === undefined || !facts.isFile() || facts.size > longestManifest) return 'it has no manifest';
  return parseManifest(await readFile(path, 'utf8'), key);
}

async function copyChecked(from: string, folder: string, files: readonly KeptFile[]): Promise<string | undefined> {
  const copied: string[] = [];
  for (const file of files) {
    const source = join(from, filesName, file.path);
    const copy = join(folder, file.path);
    const whole = (await lstat(source)).size === file.bytes;
    if (whole) {
      copied.push(copy);
      await copyFile(source, copy);
      if ((await sha256Of(copy)) === file.sha256) continue;
    }
    await Promise.all(copied.map((path) => rm(path, { force: true })));
    return `${JSON.stringify(file.path)} does not have the bytes that its manifest promises`;
  }
  return undefined;
}

async function copyFile(source: string, copy: string): Promise<void> {
  await mkdir(dirname(copy), { recursive: true });
  await cp(source, copy, { dereference: false });
}

/** Paths of all files, sorted, with forward slashes. Throws for anything but regular files, since a link could point anywhere. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    if (entry.isDirectory()) return [];
    if (!entry.isFile()) throw notRegular(path);
    return [path];
  });
  return paths.sort();
}

function notRegular(path: string): WorldError {
  return new WorldError({
    code: 'world/store-failed',
    message: `${JSON.stringify(path)} is a link or a device, not a file`,
    hint: 'Only regular files are kept: replace it by a copy.',
  });
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
