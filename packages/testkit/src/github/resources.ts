// What the state looks like in GitHub's answers: known fields over the least that the schema asks for.
import { fill, isFilled } from './fill.ts';
import type { Filled } from './fill.ts';
import type { CheckRunState, CommentState, PullFacts } from './types.ts';
import type { World } from './world.ts';

export function repoUrl(world: World): string {
  return `${world.url}/repos/${world.options.repo}`;
}

export function user(world: World, login: string): Filled {
  const type = login.endsWith('[bot]') ? 'Bot' : 'User';
  const page = login.replace(/^(.*)\[bot\]$/, 'apps/$1');
  return { ...fill(world.schemas, 'simple-user'), login, type, html_url: `https://github.com/${page}` };
}

export function repository(world: World, schema: 'full-repository' | 'repository', fullName: string): Filled {
  const [owner = '', name = ''] = fullName.split('/');
  return {
    ...fill(world.schemas, schema),
    name,
    full_name: fullName,
    owner: user(world, owner),
    private: world.options.private ?? false,
    fork: fullName !== world.options.repo,
    default_branch: Object.keys(world.options.branches)[0],
  };
}

export function comment(world: World, of: CommentState): Filled {
  const { id, body, created_at, updated_at } = of;
  return {
    ...fill(world.schemas, 'issue-comment'),
    id,
    body,
    created_at,
    updated_at,
    user: user(world, of.login),
    html_url: `https://github.com/${world.options.repo}/issues/${of.issue}#issuecomment-${id}`,
  };
}

export function checkRun(world: World, of: CheckRunState): Filled {
  const { annotations, output, ...fields } = of;
  const url = `${repoUrl(world)}/check-runs/${of.id}`;
  return {
    ...fill(world.schemas, 'check-run'),
    ...fields,
    url,
    html_url: `https://github.com/${world.options.repo}/runs/${of.id}`,
    output: { ...output, annotations_count: annotations.length, annotations_url: `${url}/annotations` },
  };
}

export function pull(world: World, of: PullFacts, schema: 'pull-request' | 'pull-request-simple'): Filled {
  return {
    ...fill(world.schemas, schema),
    number: of.number,
    state: 'open',
    title: `Pull request ${of.number}`,
    user: user(world, (of.fork ?? world.options.repo).split('/')[0]!),
    base: end(world, of.base, world.options.repo),
    head: end(world, of.head, of.fork ?? world.options.repo),
  };
}

export function commit(world: World, sha: string): Filled {
  const of = world.objects.commits.get(sha)!;
  const filled = fill(world.schemas, 'commit');
  const parents = of.parents.map((parent) => ({ sha: parent, url: 'https://example.com/' }));
  return {
    ...filled,
    sha,
    parents,
    commit: {
      ...(isFilled(filled.commit) ? filled.commit : {}),
      message: of.name,
      tree: { sha: of.tree, url: 'https://example.com/' },
    },
  };
}

/** One side of a pull request. */
export function end(world: World, name: string, repo: string): Filled {
  const ref = Object.entries(world.options.branches).find(([, tip]) => tip === name)?.[0] ?? name;
  const owner = repo.split('/')[0]!;
  return {
    label: `${owner}:${ref}`,
    ref,
    sha: world.state.sha(name),
    repo: repository(world, 'repository', repo),
    user: user(world, owner),
  };
}
