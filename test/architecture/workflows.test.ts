// Our actions and workflows, and the examples that users copy.
import { expect, test } from 'vitest';
import { readText, textFiles } from './project.ts';
import { actionFaults, workflowFaults } from './workflows.ts';

const actions = textFiles().filter((path) => /^(actions\/[^/]+\/)?action\.ya?ml$/.test(path));
const workflows = textFiles().filter((path) => /^(workflows-examples|\.github\/workflows)\/.*\.ya?ml$/.test(path));

test('every action runs on Node 24', () => {
  expect(actions.flatMap((path) => actionFaults(path, readText(path)))).toEqual([]);
  expect(actionFaults('action.yml', 'runs: { using: node20, main: main.mjs }')).toEqual([
    'action.yml: runs.using is node20, expected node24',
  ]);
  expect(actionFaults('action.yml', 'name: nothing')).toHaveLength(1);
});

test('workflows are pinned, with the least permissions, and no text reaches a shell', () => {
  expect(workflows.length).toBeGreaterThan(0);
  expect(workflows.flatMap((path) => workflowFaults(path, readText(path)))).toEqual([]);
});

const commit = '08c6903cd8c0fde910a37f88322edcfb5dd907a8';
const good = `on: pull_request
permissions: {}
jobs:
  gate:
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@${commit} # v5.0.0
        with: { persist-credentials: false }
      - uses: ./actions/evaluate-model
      - uses: owner/modelgate/actions/evaluate-model@v1
      - run: echo "$TITLE"
        env: { TITLE: "\${{ github.event.pull_request.title }}" }
`;

test('what is right is not a fault', () => {
  expect(workflowFaults('w.yml', good)).toEqual([]);
});

test.each([
  ['on: pull_request', 'on: pull_request_target', 'pull_request_target'],
  ['on: pull_request', 'on: [push, pull_request_target]', 'pull_request_target'],
  ['on: pull_request', 'on: { pull_request_target: { types: [opened] } }', 'pull_request_target'],
  ['permissions: {}', 'permissions: write-all', 'permissions'],
  ['permissions: {}\n', '', 'permissions'],
  [`@${commit}`, '@v5', 'actions/checkout@v5 must be pinned'],
  [' # v5.0.0', '', 'must be pinned'],
  ['persist-credentials: false', 'fetch-depth: 0', 'persist-credentials'],
  ['echo "$TITLE"', 'echo "${{ github.head_ref }}"', 'into a shell'],
  ['owner/modelgate/actions/evaluate-model@v1', 'owner/other@v1', 'owner/other@v1 must be pinned'],
])('%j written as %j is a fault', (right, wrong, fault) => {
  expect(workflowFaults('w.yml', good.replace(right, wrong))).toEqual([expect.stringContaining(fault)]);
});
