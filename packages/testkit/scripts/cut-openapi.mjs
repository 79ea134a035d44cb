// Cuts the paths that the fake GitHub answers out of GitHub's own OpenAPI description.
//
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
//   node packages/testkit/scripts/cut-openapi.mjs package/generated/api.github.com.json && npx oxfmt packages/testkit/openapi
import { readFileSync, writeFileSync } from 'node:fs';

const operations = {
  '/user': ['get'],
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/actions/artifacts': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': ['get'],
  '/repos/{owner}/{repo}/check-runs': ['post'],
  '/repos/{owner}/{repo}/check-runs/{check_run_id}': ['get', 'patch'],
  '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': ['get'],
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}/check-runs': ['get'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/git/blobs/{file_sha}': ['get'],
  '/repos/{owner}/{repo}/git/commits/{commit_sha}': ['get'],
  '/repos/{owner}/{repo}/git/ref/{ref}': ['get'],
  '/repos/{owner}/{repo}/git/trees/{tree_sha}': ['get'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['get', 'patch', 'delete'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/pulls': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/files': ['get'],
};
const dropped = new Set(['description', 'example', 'examples', 'externalDocs', 'x-github', 'tags']);

const file = process.argv[2];
if (file === undefined) throw new Error('which file? expected the path of api.github.com.json');
const whole = JSON.parse(readFileSync(file, 'utf8'));
const paths = Object.fromEntries(
  Object.entries(operations).map(([path, verbs]) => [
    path,
    Object.fromEntries(verbs.map((verb) => [verb, bare(whole.paths[path][verb], 'node')])),
  ]),
);
const slice = {
  openapi: whole.openapi,
  info: {
    ...whole.info,
    description: `A slice of @octokit/openapi ${whole.info.version} (MIT, see LICENSE), cut by scripts/cut-openapi.mjs`,
  },
  servers: [{ url: '/' }],
  paths,
  components: reachable(paths),
};
writeFileSync(new URL('../openapi/github.json', import.meta.url), `${JSON.stringify(slice, undefined, 2)}\n`);

/** Prose and examples go; a response keeps its description, which OpenAPI requires, and a property may be called one. */
function bare(value, kind) {
  if (Array.isArray(value)) return value.map((item) => bare(item, 'node'));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key]) => kind !== 'node' || !dropped.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, keepsDescription(key, value) ?? bare(item, kindOf(key))]));
}

function keepsDescription(key, value) {
  return /^[2-5]\d\d$/.test(key) && value[key].description !== undefined
    ? { description: value[key].description, ...bare(value[key], 'node') }
    : undefined;
}

function kindOf(key) {
  return key === 'properties' || key === 'responses' ? 'names' : 'node';
}

/** Every component that the paths refer to, however deep. */
function reachable(root) {
  const found = {};
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const ref of JSON.stringify(node).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)) {
      const [, kind, name] = ref;
      found[kind] ??= {};
      if (found[kind][name] !== undefined) continue;
      const component = whole.components[kind][name];
      const cut = bare(component, 'node');
      found[kind][name] = kind === 'responses' ? { description: component.description, ...cut } : cut;
      open.push(found[kind][name]);
    }
  }
  return found;
}
