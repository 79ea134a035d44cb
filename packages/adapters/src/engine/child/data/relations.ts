// The relations of a run: each is opened once, by the list of its files.
import type { DataRef } from '@modelgate/core';
import { keyOfRef } from '@modelgate/core/data-ref';
import type { DuckDb } from '../duck/bindings.ts';
import { openDatabase, type UnlockedDatabase } from '../duck/database.ts';
import type { ChildSettings } from '../settings.ts';
import type { FileDigests } from './digest.ts';
import { openRelation, type Relation } from './relation.ts';

export type RelationOf = (ref: DataRef) => Promise<Relation>;

export function relationsOf(
  duck: DuckDb,
  { threads, memoryMb, folder }: ChildSettings,
  digests: FileDigests,
): RelationOf {
  const open = (): Promise<UnlockedDatabase> => {
    const opening = openDatabase(duck, { threads, memoryMb, tempFolder: `${folder}/spill` });
    // Its error belongs to whoever asks for it, which may be nobody.
    opening.catch(() => undefined);
    return opening;
  };
  // Opening takes 15 ms: the first one is ready before it is asked for.
  let ahead: Promise<UnlockedDatabase> | undefined = open();
  const relations = new Map<string, Promise<Relation>>();
  return (ref) => {
    const key = keyOfRef(ref);
    const known = relations.get(key);
    if (known) return known;
    const unlocked = ahead ?? open();
    ahead = undefined;
    const opened = openRelation(ref, { unlocked, folder, digests, number: relations.size });
    // A file that was missing may be there the next time.
    opened.catch(() => relations.delete(key));
    relations.set(key, opened);
    return opened;
  };
}
