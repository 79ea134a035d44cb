// The end of a process whose work is done.

/**
 * Ends it with its exit code once what it has written is taken. A process that is left to end by itself first collects the garbage of the
 * whole run, which takes as long as judging does.
 */
export async function leave(): Promise<never> {
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit();
}

/** A reader that has left takes nothing more. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writable) stream.write('', () => resolve());
    else resolve();
  });
}
