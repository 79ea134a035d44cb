// The output of a command: results on stdout, everything about the run on stderr; errors become exit code 3.
import { describeError, formatProblems, PolicyError, WorldError } from '@modelgate/core';
import { localSettings, type Engines, type Environment } from '@modelgate/host';
import { plainInLog } from '@modelgate/render';

export interface Terminal {
  readonly env: Environment;
  /** Engines that are already running, for commands that read data or models. */
  readonly engines?: Engines;
  readonly cwd: string;
  readonly colour: boolean;
  /** Width of the terminal in columns. */
  readonly width: number;
  /** Whether stderr is a terminal; only then progress is redrawn. */
  readonly watched: boolean;
  /** Prints each on one line, with control characters escaped: lines may quote names and values of others. */
  print(...lines: readonly string[]): void;
  error(...lines: readonly string[]): void;
  /** Prints text unchanged: rendered text that is already escaped and may have colours, or text for another program. */
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
  // By default Node would end the process with 1, the code of a failed gate, and print a line of the bundle.
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

/** Longest printed line in characters, since quoted names may be of any length. */
const LONGEST_LINE = 5000;

/** The lines, escaped and shortened; leading spaces are kept. */
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

/** A reader may close the pipe early (`modelgate explain | head`): the command then ends as usual, without an error. */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  const message = `the output of the command could not be written: ${error.message}`;
  const hint = 'check the space where the output goes; the reports are in the folder that --out names';
  throw new WorldError({ code: 'world/write-failed', message, hint }, { cause: error });
}
