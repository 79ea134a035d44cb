// A data engine that measures data of many files file by file. A file that was measured before is only hashed, not read again.
import { keyOfRef, type DataEngine, type DataFacts, type DataRef } from '@modelgate/core';
import type { FileEngine } from '../engine/data-engine.ts';
import type { ProfileBook } from './profile-book.ts';
import { factsByFile, measureFiles, keyOfFile, type Profiled } from './profiled-files.ts';

export interface KeptProfilesOptions {
  readonly data: FileEngine;
  readonly book: ProfileBook;
  /** The version of ModelGate, since another one may read files differently. */
  readonly version: string;
  /** Fewer files are read at once, faster than a store answers. */
  readonly fewestFiles: number;
}

export function keptProfiles({ data, book, version, fewestFiles }: KeptProfilesOptions): DataEngine {
  const profiled: Profiled = { data, book, version, byKey: new Map(), byId: new Map(), read: new Set() };
  const described = new Map<string, Promise<DataFacts>>();
  return {
    describe: (ref) => {
      if (ref.files.length < fewestFiles) return data.describe(ref);
      const key = keyOfRef(ref);
      const facts = described.get(key) ?? factsOf(profiled, ref);
      described.set(key, facts);
      return facts;
    },
    query: (ref, sql, others = {}) => {
      for (const each of [ref, ...Object.values(others).map((other) => other.data)]) markRead(profiled, each);
      return data.query(ref, sql, others);
    },
    checkExpressions: (ref, expressions) => data.checkExpressions(oneOf(profiled, ref), expressions),
    frame: (request) => {
      markRead(profiled, request.data);
      return data.frame(request);
    },
    measureFiles: (ref, asks) => measureFiles(profiled, ref, asks),
    filesRead: ({ files }) => ({ files: files.length, read: files.filter((path) => profiled.read.has(path)).length }),
  };
}

/** Facts from the single files if possible, else from the whole, which also reports what is wrong with it. */
async function factsOf(profiled: Profiled, ref: DataRef): Promise<DataFacts> {
  return (await factsByFile(profiled, ref)) ?? profiled.data.describe(ref);
}

function markRead({ read }: Profiled, { files }: DataRef): void {
  for (const path of files) read.add(path);
}

/**
 * The data set with one file only, against which expressions are checked, since all
 * files have the same columns; if possible one that is already open.
 */
function oneOf({ byKey, read }: Profiled, ref: DataRef): DataRef {
  const [first] = ref.files;
  if (first === undefined || !byKey.has(keyOfFile(ref, first))) return ref;
  return { ...ref, files: [ref.files.find((path) => read.has(path)) ?? first] };
}
