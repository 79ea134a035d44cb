// Examples of README and of the pages for users are policies: whoever copies one gets no error.
import { readdirSync, readFileSync } from 'node:fs';
import { PolicyError, readPolicies, type BaseTree } from '@modelgate/core';
import { gates } from '@modelgate/gates';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { repositoryFile } from '../fixtures/project.ts';

const pages = ['README.md', ...readdirSync(repositoryFile('docs')).map((name) => `docs/${name}`)];

/** What an example leaves to the reader. */
const usual = {
  version: 'version: 1\n',
  data: 'data: { test: { path: data/test.csv, label: y } }\n',
  models: 'models: { credit: { path: models/credit.onnx } }\n',
};
/** Problems of what it leaves out: a contract's file, other data sets. */
const leftOut = new Set(['policy/missing-file', 'policy/unknown-data']);

const examples = pages.flatMap((page) => {
  const text = readFileSync(repositoryFile(page), 'utf8');
  return [...text.matchAll(/```yaml\n(.*?)```/gs)].map(({ 1: yaml, index }) => {
    const line = text.slice(0, index).split('\n').length;
    return { place: `${page}:${line}`, yaml: yaml!, keys: Object.keys(parse(yaml!) as object) };
  });
});

it.each(examples.filter(({ keys }) => keys.some((key) => key in usual || key === 'gates')))(
  '$place',
  async ({ yaml, keys }) => {
    const has = (key: string): boolean => keys.includes(key) || keys.includes(key.replace(/s$/, ''));
    const missing = Object.entries(usual).filter(([key]) => !has(key));
    const problems = await problemsOf(missing.map(([, line]) => line).join('') + yaml);
    expect(problems.filter(({ code }) => !leftOut.has(code))).toEqual([]);
  },
);

async function problemsOf(policy: string): Promise<PolicyError['problems']> {
  const read: BaseTree['read'] = (path) =>
    Promise.resolve(path === 'modelgate.yml' ? { found: Buffer.from(policy) } : { absent: true });
  const sections = gates.map((gate) => gate.section);
  try {
    await readPolicies('modelgate.yml', read, sections, { from: 'head', list: () => Promise.resolve([]) });
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
}
