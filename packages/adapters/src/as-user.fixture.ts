// Somebody else than root, for tests of what a user may not do: root may open everything.
const NOBODY = 65_534;

/** Does the work as another user where it is root's test; elsewhere as the user that there is. */
export async function asUser<T>(work: () => T | Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid!(NOBODY);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid!(0);
  }
}
