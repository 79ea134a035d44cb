// Paths inside a commit's tree: relative, with forward slashes, never out of it.

/** The names on the way to a file, or why the path is not valid. */
export function treePath(path: string): { readonly names: readonly string[] } | { readonly unreadable: string } {
  const names = path.split('/').filter((name, i) => !(i === 0 && name === '.'));
  const bad =
    names.length === 0 || names.some((name) => name === '' || name === '.' || name === '..' || name.includes('\0'));
  return bad ? { unreadable: `${JSON.stringify(path)} is not a path inside the repository` } : { names };
}
