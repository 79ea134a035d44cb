// What a pointer tracks, wherever its bytes are read: of a lock, with the pipeline beside it, which says where its stages run.
import { posix } from 'node:path';
import { isDvcPointer, outsOfLock, outsOfPointer, pipelineName, type DvcOut } from '@modelgate/formats/dvc';

/** None where there is no pointer; paths are from the repository's root. */
export async function readOuts(
  pointer: string,
  bytesAt: (path: string) => Promise<Uint8Array | undefined>,
): Promise<readonly DvcOut[]> {
  const bytes = await bytesAt(pointer);
  if (bytes === undefined) return [];
  if (isDvcPointer(pointer)) return outsOfPointer(pointer, bytes);
  return outsOfLock(pointer, bytes, await bytesAt(posix.join(posix.dirname(pointer), pipelineName)));
}
