// The profiles of data files of a run: restored from the last run, completed, and kept for the next.
import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SeriesStore } from '@modelgate/core';
import { trouble } from './options.ts';
import { ownFolder } from './own-folder.ts';
import { profileOf, type FileProfile, type ProfiledFile } from './profile.ts';
import { seal, unseal } from './seal.ts';

export interface BookOptions {
  readonly store: SeriesStore;
  /** Runs of one series share their profiles. */
  readonly series: string;
  /** A private folder of this run. */
  readonly folder: string;
  /** Receives a sentence when keeping failed; the run goes on. */
  readonly say: (sentence: string) => void;
}

export interface ProfileBook {
  read(file: ProfiledFile): Promise<FileProfile | undefined>;
  write(file: ProfiledFile, profile: FileProfile): void;
  /** Keeps everything for the next run, if there is anything new. */
  keep(): Promise<void>;
}

/** A line of the kept file. */
interface Line {
  readonly id: string;
  /** Runs in a row that kept the profile without using it. */
  readonly unread: number;
  readonly sealed: string;
}

const NAME = 'profiles.jsonl';
/** A profile that this many runs did not use is dropped, since its file is probably gone. */
const UNREAD = 20;
/** Longest text that is kept, in characters. */
const MOST = 1 << 26;

export function profileBook(options: BookOptions): ProfileBook {
  let before: Promise<ReadonlyMap<string, Line>> | undefined;
  const lines = (): Promise<ReadonlyMap<string, Line>> => (before ??= restored(options));
  const opened = new Map<string, FileProfile>();
  const written = new Map<string, ProfiledFile>();
  return {
    read: async (file) => {
      const known = opened.get(file.id) ?? unsealed(file, (await lines()).get(file.id));
      if (known) opened.set(file.id, known);
      return known;
    },
    write: (file, profile) => {
      opened.set(file.id, profile);
      written.set(file.id, file);
    },
    keep: async () => {
      if (written.size === 0) return;
      const anew = [...written.values()].map((file) => lineOf(file, opened.get(file.id)!));
      const old = [...(await lines()).values()].filter(({ id }) => !written.has(id));
      const aged = old.map((line) => ({ ...line, unread: opened.has(line.id) ? 0 : line.unread + 1 }));
      await save(options, [...anew, ...aged.toSorted((a, b) => a.unread - b.unread)]);
    },
  };
}

function lineOf(file: ProfiledFile, profile: FileProfile): Line {
  return { id: file.id, unread: 0, sealed: seal(JSON.stringify(profile), file.secret, file.id) };
}

function unsealed(file: ProfiledFile, line: Line | undefined): FileProfile | undefined {
  const text = line && unseal(line.sealed, file.secret, file.id);
  return text === undefined ? undefined : profileOf(text);
}

/** The restored profiles; what cannot be read is left out. */
async function restored({ store, series, folder, say }: BookOptions): Promise<ReadonlyMap<string, Line>> {
  const lines = new Map<string, Line>();
  try {
    const own = await ownFolder(folder, 'profiles');
    if (!(await store.restoreLast(series, own))) return lines;
    for await (const text of createInterface({ input: createReadStream(join(own, NAME)) })) {
      const line: unknown = JSON.parse(text);
      if (isLine(line)) lines.set(line.id, line);
    }
  } catch (error) {
    say(trouble('Reading kept profiles of data files', error));
  }
  return lines;
}

function isLine(value: unknown): value is Line {
  const { id, unread, sealed } = (value ?? {}) as Partial<Line>;
  return typeof id === 'string' && typeof sealed === 'string' && Number.isSafeInteger(unread);
}

async function save({ store, series, folder, say }: BookOptions, lines: readonly Line[]): Promise<void> {
  try {
    const own = await ownFolder(folder, 'profiles');
    await writeFile(join(own, NAME), textOf(lines));
    await store.saveLast(series, own);
    await rm(own, { recursive: true, force: true });
  } catch (error) {
    say(trouble('Keeping profiles of data files', error));
  }
}

function textOf(lines: readonly Line[]): string {
  let room = MOST;
  const texts = lines
    .filter(({ unread }) => unread < UNREAD)
    .map((line) => JSON.stringify(line))
    .filter((text) => (room -= text.length) >= 0);
  return `${texts.join('\n')}\n`;
}
