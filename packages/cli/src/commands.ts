// The commands by name, and the error for an unknown one.
import '@modelgate/core/without-eval';
import { didYouMean, nearest } from '@modelgate/core';
import type { Engines, Environment } from '@modelgate/host';
import { certify } from './certify.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { init } from './init.ts';
import { lint } from './lint.ts';
import { run } from './run.ts';
import { inTerminal, type Terminal } from './terminal.ts';
import { version } from './version.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  init,
  run,
  lint,
  explain,
  certify,
  help,
  version,
  '--version': version,
  '--help': help,
  '-h': help,
};

/** Runs a command and returns the exit code; never throws. */
export function runCommand(
  name: string,
  args: readonly string[],
  env: Environment,
  engines: Engines | undefined,
): Promise<number> {
  return inTerminal(env, engines, (terminal) =>
    (Object.hasOwn(commands, name) ? commands[name]! : unknown(name))(args, terminal),
  );
}

function unknown(name: string): Command {
  return (_args, terminal) => {
    const known = Object.keys(commands).filter((command) => !command.startsWith('-'));
    const near = didYouMean(nearest(name, known));
    terminal.error(`modelgate: there is no command ${JSON.stringify(name)}; commands: ${known.join(', ')}${near}`);
    return Promise.resolve(3);
  };
}
