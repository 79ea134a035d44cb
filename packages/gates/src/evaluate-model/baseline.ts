// The baseline's file: named in the policy, or the model as it is at the merge base.
import {
  InputError,
  type BaselineFacts,
  type DefaultUsed,
  type Files,
  type BaseFiles,
  type ModelSubject,
  type Policy,
} from '@modelgate/core';
import { inRoot } from '../base-branch/copies.ts';
import type { ModelFile } from './belonging.ts';

export type BaselineFile =
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly used?: DefaultUsed }
  | (Exclude<BaselineFacts, { kind: 'other' | 'identical' }> & { readonly used?: DefaultUsed });

export interface BaselineSource {
  readonly policy: Policy;
  /** The model on the base branch. */
  readonly before: ModelFile;
  /** The base branch's copy of a baseline that is named by path; absent: the checkout's. */
  readonly copy?: string;
}

/** Absent from the base's tree is proven and means a new model; what cannot be read stays unknown. */
export async function resolveBaseline(
  model: ModelSubject,
  { policy, before, copy }: BaselineSource,
  ports: { files: Files; base: BaseFiles },
): Promise<BaselineFile> {
  const { baseline } = model;
  if (baseline?.from === 'none') return { kind: 'none', reason: 'the policy says baseline: none' };
  if (baseline?.from === 'path') {
    const path = inRoot(policy, baseline.path);
    return copy === undefined ? fromPath(model, path, ports.files) : { kind: 'file', path: copy, name: path };
  }
  const found = await atMergeBase(model, before, ports.base);
  return baseline
    ? found
    : { ...found, used: { what: `models.${model.name}.baseline`, value: 'merge-base', why: describe(found) } };
}

async function fromPath(model: ModelSubject, path: string, files: Files): Promise<BaselineFile> {
  const [file] = await files.find(path);
  if (file !== undefined) return { kind: 'file', path: file, name: path };
  throw new InputError({
    code: 'input/file-missing',
    named: `baseline of model ${model.name}`,
    expected: `a file at ${path}`,
    received: 'none',
    hint: 'check the path, or write baseline: merge-base or none',
  });
}

async function atMergeBase(model: ModelSubject, before: ModelFile, base: BaseFiles): Promise<BaselineFile> {
  const { commit } = base;
  if ('none' in commit) {
    return model.baseline
      ? { kind: 'unreadable', reason: `there is no merge base: ${commit.none}` }
      : { kind: 'none', reason: `no baseline: ${commit.none}` };
  }
  const path = inRoot(before.policy, before.subject.source.path);
  const found = await base.find(path, `baseline-${model.name}`);
  if ('unreadable' in found)
    return {
      kind: 'unreadable',
      reason: `the baseline at ${commit.sha.slice(0, 12)} cannot be read: ${found.unreadable}`,
    };
  const [first] = found.files;
  if (first === undefined)
    return { kind: 'none', reason: `a new model: ${path} is not in the merge base ${commit.sha.slice(0, 12)}` };
  return { kind: 'file', path: first.file, name: `${path} at ${commit.sha.slice(0, 12)}` };
}

function describe(found: BaselineFile): string {
  return found.kind === 'file' ? 'the model as it is on the base branch' : found.reason;
}
