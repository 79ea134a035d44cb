// Ends a process whose work is done.

/**
 * Ends the process with its exit code as soon as its output has been read. Left to itself, it would first collect the garbage of the whole
 * run, which takes as long as judging.
 */
export async function leave(): Promise<never> {
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit();
}

/** Resolves once the stream's output is read, or its reader is gone. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writable) stream.write('', () => resolve());
    else resolve();
  });
}
