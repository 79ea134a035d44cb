// The profile of a data file, which is kept between runs: its columns, its number of rows, and its measurements.
import { createHash } from 'node:crypto';
import { canonicalJson, type Column, type FileAsk, type Json } from '@modelgate/core';
import type { Fingerprint } from '../engine/child/data/files.ts';

export interface FileProfile {
  readonly columns: readonly Column[];
  readonly untyped?: true;
  readonly rows: number;
  /** Measured cells, by the name of the ask. */
  readonly cells: Readonly<Record<string, Json>>;
}

/** A file, with the id by which its profile is found and the key that opens it. */
export interface ProfiledFile {
  /** A digest of everything that a profile depends on: the bytes, how they are read, and the versions of the readers. */
  readonly id: string;
  readonly secret: string;
}

export function profiledFile({ sha256, secret, reading }: Fingerprint, readers: readonly string[]): ProfiledFile {
  return { id: hash(canonicalJson(['profile/v1', sha256, reading, ...readers])), secret };
}

/** The name of an ask is its SQL itself, so that a check with other SQL measures anew. */
export function nameOfAsk(ask: FileAsk): string {
  const parts = ask.is === 'bins' ? [ask.of, ask.bin, ask.step] : [ask.of];
  const sql = parts.flatMap(({ text, values }) => [text, values]);
  return hash(canonicalJson([ask.is, ask.is === 'counts' ? ask.most : 0, ...sql]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

/** The profile in a text; undefined if it is not one. */
export function profileOf(text: string): FileProfile | undefined {
  const read = JSON.parse(text) as Partial<FileProfile> | null;
  const whole = Array.isArray(read?.columns) && Number.isSafeInteger(read.rows) && typeof read.cells === 'object';
  return whole ? (read as FileProfile) : undefined;
}
