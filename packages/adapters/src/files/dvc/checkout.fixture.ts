// A checkout for tests of pointers: files as they are given, outs as DVC would write them, a cache with real digests.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError, WorldError } from '@modelgate/core';
import { thrownBy } from '../../errors.fixture.ts';
import { localFiles } from '../local.ts';
import { versionedFiles, type VersionedFiles } from '../versioned.ts';
import type { Pull } from './bytes.ts';

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** A pointer to one file of that content. */
export function pointerTo(content: string, path: string): string {
  return `outs:\n- md5: ${md5(content)}\n  size: ${content.length}\n  hash: md5\n  path: ${JSON.stringify(path)}\n`;
}

export interface Checkout {
  readonly root: string;
  readonly folder: string;
  readonly files: VersionedFiles;
  readonly keep: (name: string, bytes: Uint8Array) => Promise<string>;
  readonly kept: (name: string) => Promise<string | undefined>;
  write(path: string, content: string): void;
  /** Puts content into DVC's cache; with `bytes`, other bytes under its digest. */
  cache(content: string, bytes?: string): void;
  close(): Promise<void>;
}

const nothingToPull: Pull = () => Promise.resolve();

export function checkout(pull: Pull = nothingToPull): Checkout {
  const above = mkdtempSync(join(tmpdir(), 'modelgate-test-'));
  const root = join(above, 'repository');
  mkdirSync(join(root, '.dvc'), { recursive: true });
  const local = localFiles(root);
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  return {
    root,
    folder: local.folder,
    files: versionedFiles(local, pull),
    keep: (name, bytes) => local.keep(name, bytes),
    kept: (name) => local.kept(name),
    write,
    cache: (content, bytes = content) => {
      const digest = md5(content);
      write(`.dvc/cache/files/md5/${digest.slice(0, 2)}/${digest.slice(2)}`, bytes);
    },
    close: async () => {
      await local.close();
      rmSync(above, { recursive: true });
    },
  };
}

export interface Problem {
  readonly code: string;
  readonly text: string;
}

/** The problem that work ends with. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await thrownBy(work);
  if (!(error instanceof InputError || error instanceof WorldError)) throw new Error(`no problem: ${String(error)}`);
  return { code: error.problem.code, text: `${error.message} (${error.problem.hint ?? ''})` };
}
