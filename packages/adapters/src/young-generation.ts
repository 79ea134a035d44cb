// How V8 begins in processes of our own.

/** An option of V8, which Node does not promise: a Node that no longer knew it would not start. It was tried with 24, 25 and 26. */
const NEWEST_TRIED = 26;

/**
 * The whole space for young objects (16 MB) from the start, as options of a child's command line. It begins at 1 MB otherwise, and while it grows
 * everything that a process loads is copied again and again: an engine process is ready a seventh later. Only the command line can say so: flags
 * that are set while a process runs make Node compile its own modules anew.
 */
export function wideYoungGeneration(version: string = process.versions.node): readonly string[] {
  return Number(version.split('.')[0]) > NEWEST_TRIED ? [] : ['--min-semi-space-size=16'];
}
