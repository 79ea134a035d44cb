// What is kept of one data file: its columns, its rows, and what was measured of it.
import { createHash } from 'node:crypto';
import { canonicalJson, type Column, type FileAsk, type Json } from '@modelgate/core';
import type { Fingerprint } from '../engine/child/data/files.ts';

export interface FileProfile {
  readonly columns: readonly Column[];
  readonly untyped?: true;
  readonly rows: number;
  /** By the names of what was asked. */
  readonly cells: Readonly<Record<string, Json>>;
}

/** A file, and what its profile is found and opened by. */
export interface ProfiledFile {
  /** Everything that a profile depends on: the bytes, how they are read, and by which versions. */
  readonly id: string;
  readonly secret: string;
}

export function profiledFile({ sha256, secret, reading }: Fingerprint, readers: readonly string[]): ProfiledFile {
  return { id: hash(canonicalJson(['profile/v1', sha256, reading, ...readers])), secret };
}

/** The SQL itself: a check that asks another way asks anew. */
export function nameOfAsk(ask: FileAsk): string {
  const parts = ask.is === 'bins' ? [ask.of, ask.bin, ask.step] : [ask.of];
  const sql = parts.flatMap(({ text, values }) => [text, values]);
  return hash(canonicalJson([ask.is, ask.is === 'counts' ? ask.most : 0, ...sql]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

/** undefined: it is none. */
export function profileOf(text: string): FileProfile | undefined {
  const read = JSON.parse(text) as Partial<FileProfile> | null;
  const whole = Array.isArray(read?.columns) && Number.isSafeInteger(read.rows) && typeof read.cells === 'object';
  return whole ? (read as FileProfile) : undefined;
}
