// Paths of a policy: relative to the file that names them, and never outside the repository.
import { posix } from 'node:path';
import type { Problem } from '../errors/errors.ts';
import { printable, quoted } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import { notBuiltSource } from './not-built.ts';

/** The folder of a file, '.' for the repository's own. */
export function folderOf(file: string): string {
  return posix.dirname(file);
}

/**
 * The path from the repository's root of what `written` names in the file of `at`; a problem when it leaves the
 * repository or is not a path at all.
 */
export function repositoryPath(written: string, at: Span): { readonly path: string } | { readonly problem: Problem } {
  const source = notBuiltSource(written);
  if (source !== undefined) {
    const message = `${quoted(written)} is ${source}, which this version of ModelGate cannot open yet`;
    return { problem: { code: 'policy/not-built', message, at, hint: 'name a file of the repository' } };
  }
  const reason = unsafe(written);
  if (reason !== undefined) return { problem: unsafePath(written, reason, at) };
  const path = posix.normalize(posix.join(folderOf(at.path), written));
  if (path === '..' || path.startsWith('../')) return { problem: unsafePath(written, 'leaves the repository', at) };
  return { path };
}

/** Whether a file has an ending of YAML, as every file of a policy has. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/**
 * As `repositoryPath`, for a file that is read as part of the policy: it must be YAML by its name. Any other file would be read too, and
 * code frames would show its lines, which in a data file are rows.
 */
export function yamlPath(written: string, at: Span): { readonly path: string } | { readonly problem: Problem } {
  const checked = repositoryPath(written, at);
  if ('problem' in checked || isYaml(checked.path)) return checked;
  const message = `the path ${quoted(written)} names no YAML file, expected one that ends in .yml or .yaml`;
  return { problem: { code: 'policy/unsafe-path', message, at, hint: 'name the file, or give it that ending' } };
}

function unsafe(written: string): string | undefined {
  if (written.trim() === '') return 'is empty';
  if (printable(written) !== written) return 'has characters that cannot be seen';
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return 'is not a path of the repository';
  if (written.startsWith('/') || written.startsWith('~')) return 'is not relative';
  if (written.includes('\\')) return 'has a backslash';
  // Git's own folder may hold credentials, and code frames would quote what cannot be read as a policy.
  if (written.split('/').some((name) => name.toLowerCase() === '.git')) return 'lies in Git’s own folder';
  return undefined;
}

function unsafePath(written: string, reason: string, at: Span): Problem {
  const message = `the path ${quoted(written)} ${reason}, expected a path inside the repository`;
  return { code: 'policy/unsafe-path', message, at, hint: 'write it relative to this file, with forward slashes' };
}

/** A path from the repository's root as seen from a folder of it. */
export function relativeTo(folder: string, path: string): string {
  return posix.relative(posix.join('/', folder), posix.join('/', path)) || '.';
}

/** A glob names several files. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** Whether a glob names a file; its stars match hidden names too, since loaders open any name. */
export function isNamedByGlob(file: string, glob: string): boolean {
  return posix.matchesGlob(file, glob) || posix.matchesGlob(shown(file), glob);
}

/** The path with its hidden names as others, which a glob's stars match. */
export function shown(path: string): string {
  return path.replaceAll(/(^|\/)\./g, '$1_');
}
