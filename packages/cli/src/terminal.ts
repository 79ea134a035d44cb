// What a command writes to: figures on stdout, everything about the run on stderr; errors become exit code 3.
import { describeError, formatProblems, PolicyError } from '@modelgate/core';
import { localSettings, type Engines, type Environment } from '@modelgate/host';

export interface Terminal {
  readonly env: Environment;
  /** Started already, for commands that look at data or models. */
  readonly engines?: Engines;
  readonly cwd: string;
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** Whether a person watches stderr: progress is drawn there only. */
  readonly watched: boolean;
  print(text: string): void;
  error(text: string): void;
}

export async function inTerminal(
  env: Environment,
  engines: Engines | undefined,
  work: (terminal: Terminal) => Promise<number>,
): Promise<number> {
  const terminal: Terminal = {
    env,
    ...(engines && { engines }),
    cwd: process.cwd(),
    colour: process.stdout.isTTY && !localSettings(env).noColour,
    width: process.stdout.columns ?? 100,
    watched: process.stderr.isTTY,
    print: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
  };
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unlessClosed);
  try {
    return await work(terminal);
  } catch (error) {
    if (error instanceof PolicyError) {
      terminal.error(formatProblems(error.problems));
      return 3;
    }
    const { family, problems } = describeError(error);
    for (const { code, message, hint } of problems)
      terminal.error(`${code}: ${message}${hint === undefined ? '' : `\n  ${hint}`}`);
    if (family === 'bug' && error instanceof Error) terminal.error(error.stack ?? '');
    return 3;
  }
}

/** Whoever reads may leave early (`modelgate explain | head`): the command ends as it would have, and says no more. */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
