// What an action runs: engines are started first, then the rest is loaded.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { needsOf, startEngines } from './engines.ts';
import { actionEnvironment, policyIn, type Environment } from './inputs.ts';
import { leave } from './leave.ts';

/** Runs a gate as a step of a job and ends the process with its exit code; never throws. */
export async function runAction(gate: string): Promise<void> {
  const env = actionEnvironment();
  const engines = startEngines(env, needsOf([gate], policyText(env)));
  const { runStep } = await import('./run-action.ts');
  await runStep(gate, env, engines);
  await engines.close();
  await leave();
}

function policyText(env: Environment): string | undefined {
  try {
    return readFileSync(resolve(env['GITHUB_WORKSPACE'] ?? '.', policyIn(env)), 'utf8');
  } catch {
    // Whoever reads it in earnest says so.
    return undefined;
  }
}
