// What a command writes to: figures on stdout, everything about the run on stderr; errors become exit code 3.
import { describeError, formatProblems, PolicyError, WorldError } from '@modelgate/core';
import { localSettings, type Engines, type Environment } from '@modelgate/host';
import { plainInLog } from '@modelgate/render';

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
  /** Each as one line in which nothing acts, whatever names and values of others stand in it. */
  print(...lines: readonly string[]): void;
  error(...lines: readonly string[]): void;
  /** As it is: text in which the names of others are written out already, colours and all, or which another program reads. */
  page(text: string): void;
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
    print: (...lines) => void process.stdout.write(shown(lines)),
    error: (...lines) => void process.stderr.write(shown(lines)),
    page: (text) => void process.stdout.write(`${text}\n`),
  };
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unlessClosed);
  // Node ends such a process with 1, which is the code of a failed gate, and prints the bundle.
  process.on('uncaughtException', (error) => {
    sayError(error, terminal);
    process.exit(3);
  });
  try {
    return await work(terminal);
  } catch (error) {
    sayError(error, terminal);
    return 3;
  }
}

/** Characters of a line: names of others may be of any length. */
const LONGEST_LINE = 5000;

/** With the spaces that they begin with. */
function shown(lines: readonly string[]): string {
  return lines.map((line) => `${/^ */.exec(line)![0]}${plainInLog(line, LONGEST_LINE)}\n`).join('');
}

function sayError(error: unknown, terminal: Terminal): void {
  if (error instanceof PolicyError) {
    terminal.error(...formatProblems(error.problems).split('\n'));
    return;
  }
  const { family, problems } = describeError(error);
  for (const { code, message, hint } of problems)
    terminal.error(`${code}: ${message}`, ...(hint === undefined ? [] : [`  ${hint}`]));
  if (family === 'bug' && error instanceof Error) terminal.error(...(error.stack ?? '').split('\n'));
}

/** Whoever reads may leave early (`modelgate explain | head`): the command ends as it would have, and says no more. */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  const message = `what the command says could not be written: ${error.message}`;
  const hint = 'check the space where the output goes; the reports are in the folder that --out names';
  throw new WorldError({ code: 'world/write-failed', message, hint }, { cause: error });
}
