// The entry point of an action: engines are started first, then the rest of the code is loaded.
import { resolve } from 'node:path';
import { engineCacheOf } from './engine-cache.ts';
import { needsOf, startEngines } from './engines.ts';
import { actionEnvironment, policyIn } from './inputs.ts';
import { leave } from './leave.ts';
import { policyTextAt } from './policy-text.ts';

/** Runs a gate as a step of a job and ends the process with its exit code; never throws. */
export async function runAction(gate: string): Promise<void> {
  const env = actionEnvironment();
  const engines = startEngines(
    env,
    needsOf([gate], policyTextAt(resolve(env['GITHUB_WORKSPACE'] ?? '.', policyIn(env)))),
    engineCacheOf(env),
  );
  const { runStep } = await import('./run-action.ts');
  await runStep(gate, env, engines);
  await engines.close();
  await leave();
}
