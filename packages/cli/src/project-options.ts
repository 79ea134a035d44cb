// What a command opens: the policy that it is told, with the terminal's engines and progress.
import type { ProjectOptions } from '@modelgate/host';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

export function projectOptions(policy: string, terminal: Terminal): ProjectOptions {
  const { cwd, env, engines } = terminal;
  return { cwd, policy, env, ...(engines && { engines }), progress: progressOn(terminal) };
}
