// Before the end-to-end tests: act and actionlint, built by Go into a cache folder where they are not there yet.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

const tools = {
  act: { module: 'github.com/nektos/act', version: 'v0.2.89' },
  actionlint: { module: 'github.com/rhysd/actionlint/cmd/actionlint', version: 'v1.7.12' },
} as const;

export type ToolName = keyof typeof tools;
export type ToolState = { readonly path: string } | { readonly missing: string };

declare module 'vitest' {
  export interface ProvidedContext {
    readonly tools: Readonly<Record<ToolName, ToolState>>;
  }
}

const cache = join(import.meta.dirname, '../../node_modules/.cache/modelgate-tools');

/** vitest calls this once; tests read the outcome through `toolOrSkip`. */
export default function installTools(project: TestProject): void {
  project.provide('tools', { act: install('act'), actionlint: install('actionlint') });
}

function install(name: ToolName): ToolState {
  const { module, version } = tools[name];
  const folder = join(cache, `${name}@${version}`);
  const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
  if (existsSync(path)) return { path };
  mkdirSync(folder, { recursive: true });
  console.log(`installing ${name} ${version} with go install (once; a minute or two)`);
  const env = { ...process.env, GOBIN: folder };
  const run = spawnSync('go', ['install', `${module}@${version}`], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (existsSync(path)) return { path };
  const why = run.error === undefined ? String(run.stderr).trim().split('\n').at(-1) : 'Go is not on PATH';
  const missing = `${name} ${version} is not installed: ${why}`;
  console.log(missing);
  return { missing };
}
