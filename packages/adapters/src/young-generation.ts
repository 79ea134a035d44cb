// How V8 begins in processes of our own.

/**
 * The whole space for young objects (16 MB) from the start. It begins at 1 MB otherwise, and while it grows everything that a process loads is
 * copied again and again: an engine process is ready a seventh later. Only a process's command line can say so: flags that are set while it runs
 * make Node compile its own modules anew.
 */
export const WIDE_YOUNG_GENERATION = '--min-semi-space-size=16';
