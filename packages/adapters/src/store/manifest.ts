// The manifest of a kept folder: the files and digests that a restored folder must match exactly.
import { canonicalJson } from '@modelgate/core';
import type { RunOrigin } from './origin.ts';

export interface KeptFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

export interface Manifest {
  readonly schema: 'kept/v1';
  readonly key: string;
  /** Rows of the scores tables among the files, if known. */
  readonly rows?: number;
  readonly origin: RunOrigin;
  readonly files: readonly KeptFile[];
}

export function manifestText(manifest: Manifest): string {
  return `${canonicalJson(manifest, 2)}\n`;
}

/** The manifest, or what is wrong with it; it is not trusted, since others may write to where it is kept. */
export function parseManifest(text: string, key: string): Manifest | string {
  const read = parsed(text);
  if (!isManifest(read)) return 'its manifest is not readable';
  if (read.key !== key) return `its manifest is that of another key (${JSON.stringify(read.key.slice(0, 80))})`;
  const odd = read.files.find((file) => !isInside(file.path));
  return odd === undefined ? read : `its manifest names a file outside (${JSON.stringify(odd.path.slice(0, 80))})`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value.schema !== 'kept/v1' || typeof value.key !== 'string') return false;
  if (value.rows !== undefined && !isCount(value.rows)) return false;
  return isOrigin(value.origin) && Array.isArray(value.files) && value.files.every(isFile);
}

function isOrigin(value: unknown): value is RunOrigin {
  if (!isRecord(value) || typeof value.run !== 'string' || typeof value.sha !== 'string') return false;
  return isCount(value.attempt) && typeof value.onDefaultBranch === 'boolean';
}

function isFile(value: unknown): value is KeptFile {
  if (!isRecord(value) || typeof value.path !== 'string' || !isCount(value.bytes)) return false;
  return typeof value.sha256 === 'string' && /^[0-9a-f]{64}$/.test(value.sha256);
}

function isInside(path: string): boolean {
  const names = path.split('/');
  return !/[\0\\]/.test(path) && names.every((name) => name !== '' && name !== '.' && name !== '..');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
