// Symbolic links of a commit's tree. They are followed inside
// the tree, as those of the checkout are, and never out of it.

/** A link on the way to a path. */
export interface Link {
  /** Its own path; no other link is on the way to it. */
  readonly link: string;
  /** What it holds. */
  readonly target: string;
  /** The names of the path that come after it; '' where it is the path itself. */
  readonly rest: string;
}

/** Linux follows as many. */
const MOST_LINKS = 40;

/**
 * Where a path leads: what is found there, and what the last link on the way names, which is undefined without a link.
 */
interface Followed<T> {
  readonly found: T;
  readonly at: string;
  readonly target?: string;
}

/** A commit's tree as links are followed through it. */
export interface CommitTree<T> {
  /** What is at a path, or the first link on the way to it. */
  readonly look: (path: string) => Promise<T | Link>;
  /** Whether the commit has something under a name, or may have it. */
  readonly isThere: (path: string) => Promise<boolean>;
}

/**
 * What is found at a path, or behind the links on the way to it. A link may lead to what Git does not keep; then the
 * file is unreadable, since nothing proves it absent.
 */
export async function following<T extends object>(
  path: string,
  { look, isThere }: CommitTree<T>,
): Promise<Followed<T> | { readonly unreadable: string }> {
  let at = path;
  let target: string | undefined;
  for (let followed = 0; followed <= MOST_LINKS; followed++) {
    const found = await look(at);
    if (!isLink(found)) {
      if (target === undefined) return { found, at };
      return isSure(found) || (await isThere(target)) ? { found, at, target } : leadsNowhere(path, target);
    }
    target = targetOf(found);
    if (target === undefined)
      return {
        unreadable: `${path} lies behind a symbolic link that leads out of the repository, or that is not followed`,
      };
    at = found.rest === '' ? target : `${target}${target === '' ? '' : '/'}${found.rest}`;
  }
  return { unreadable: `${path} lies behind more than ${MOST_LINKS} symbolic links` };
}

/** Whether a file was read, or it is known why it could not be. */
function isSure(found: object): boolean {
  return 'found' in found || 'unreadable' in found;
}

function leadsNowhere(path: string, target: string): { readonly unreadable: string } {
  return { unreadable: `${path} lies behind a symbolic link to ${target}, which the commit does not have` };
}

function isLink(found: object): found is Link {
  return 'link' in found;
}

/**
 * The path that a link's target names; undefined where it leaves the tree. `..` is followed only at the target's start:
 * after a name, which may itself be a link, it may lead elsewhere.
 */
function targetOf({ link, target }: Link): string | undefined {
  if (target.startsWith('/')) return undefined;
  const names = target.split('/').filter((name) => name !== '' && name !== '.');
  const up = names.filter((name) => name === '..').length;
  const folder = link.split('/').slice(0, -1);
  if (up > folder.length || names.slice(up).includes('..')) return undefined;
  return [...folder.slice(0, folder.length - up), ...names.slice(up)].join('/');
}
