// Before any test: the Node that actions run on, whatever the host has.

const expected = 24;

/** vitest calls this once. */
export default function assertNode(): void {
  const [major] = process.versions.node.split('.');
  if (Number(major) === expected) return;
  throw new Error(
    `The tests run on Node ${expected}, found ${process.version} (${process.execPath}). ` +
      'Use `npm test`, which installs it, or put node_modules/.bin first on PATH.',
  );
}
