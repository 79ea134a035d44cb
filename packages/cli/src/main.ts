#!/usr/bin/env node
// `modelgate`: the same gates on a laptop.
import { environment } from '@modelgate/host';
import { certify } from './certify.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { lint } from './lint.ts';
import { run } from './run.ts';
import { inTerminal, type Terminal } from './terminal.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

const commands: Readonly<Record<string, Command>> = { run, lint, explain, certify, help };

const [name = 'help', ...args] = process.argv.slice(2);
const known = Object.hasOwn(commands, name) ? commands[name]! : unknown;
const command = name === '--help' || name === '-h' ? help : known;
process.exitCode = await inTerminal(environment(), (terminal) => command(args, terminal));

async function unknown(_args: readonly string[], terminal: Terminal): Promise<number> {
  terminal.error(
    `modelgate: there is no command ${JSON.stringify(name)}; commands: ${Object.keys(commands).join(', ')}`,
  );
  return 3;
}
