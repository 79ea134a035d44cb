// Reads what a pointer tracks. For a dvc.lock it also reads the pipeline beside it, which says where its stages run.
import { posix } from 'node:path';
import { isDvcPointer, outsOfLock, outsOfPointer, pipelineName, type DvcOut } from '@modelgate/formats/dvc';

/** The tracked outputs, with paths from the repository's root; empty where there is no pointer. */
export async function readOuts(
  pointer: string,
  bytesAt: (path: string) => Promise<Uint8Array | undefined>,
): Promise<readonly DvcOut[]> {
  const bytes = await bytesAt(pointer);
  if (bytes === undefined) return [];
  if (isDvcPointer(pointer)) return outsOfPointer(pointer, bytes);
  return outsOfLock(pointer, bytes, await bytesAt(posix.join(posix.dirname(pointer), pipelineName)));
}
