// The one comment of a pull request: found by its marker and its author, then edited, so that there is never a second one.
import { WorldError } from '@modelgate/core';
import { persist } from './client.ts';
import type { Client, Task } from './client.ts';

/** Publishes the comment. Ours begins with the marker and is by our author, so that somebody's quotation of it does not match. */
export async function publishComment(
  client: Client,
  pull: number | undefined,
  marker: string,
  body: string,
): Promise<'created' | 'updated' | 'unchanged'> {
  if (pull === undefined) throw noPull();
  const task: Task = { doing: `writing the comment on pull request #${pull}`, needs: 'pull-requests: write' };
  const author = await persist(client, task, () => viewer(client));
  return persist(client, task, async () => {
    const ours = await find(client, pull, author, marker);
    if (ours !== undefined && same(ours.body, body)) return 'unchanged';
    return ours === undefined ? create(client, pull, body) : update(client, ours.id, body);
  });
}

/** Our own login, by the one query that tokens of jobs, apps and persons may all make. */
async function viewer({ octokit }: Client): Promise<string> {
  const said = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
  return said.viewer.login;
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

/** Our oldest comment, searched page by page, since a busy pull request has many. */
async function find(client: Client, pull: number, author: string, marker: string): Promise<Comment | undefined> {
  const { octokit, owner, repo } = client;
  const pages = octokit.paginate.iterator('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    owner,
    repo,
    issue_number: pull,
    per_page: 100,
  });
  for await (const { data } of pages) {
    const ours = data.find((each) => each.user?.login === author && (each.body ?? '').startsWith(marker));
    if (ours !== undefined) return { id: ours.id, body: ours.body ?? '' };
  }
  return undefined;
}

async function create({ octokit, owner, repo }: Client, pull: number, body: string): Promise<'created'> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  await octokit.request(route, { owner, repo, issue_number: pull, body });
  return 'created';
}

async function update({ octokit, owner, repo }: Client, id: number, body: string): Promise<'updated'> {
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  await octokit.request(route, { owner, repo, comment_id: id, body });
  return 'updated';
}

/** Whether two texts are equal up to line ends, which GitHub may change. */
function same(a: string, b: string): boolean {
  return withUnixEnds(a) === withUnixEnds(b);
}

function withUnixEnds(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

function noPull(): WorldError {
  return new WorldError({
    code: 'world/forge-failed',
    message: 'there is no pull request to comment on',
    hint: 'A comment needs a pull_request event; on other events leave `comment` out and read the job summary.',
  });
}
