// What an action runs: engines are started first, then the rest is loaded.
import { needsOf, startEngines } from './engines.ts';
import { actionEnvironment } from './inputs.ts';

/** Runs a gate as a step of a job and sets the process's exit code; never throws. */
export async function runAction(gate: string): Promise<void> {
  const env = actionEnvironment();
  const engines = startEngines(env, needsOf([gate], undefined));
  const { runStep } = await import('./run-action.ts');
  await runStep(gate, env, engines);
  await engines.close();
}
