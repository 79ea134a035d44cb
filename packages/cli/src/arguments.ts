// Parses the arguments of a command; for a wrong one it throws an InputError that lists the options.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { InputError, printable } from '@modelgate/core';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
}

/** `most`: how many arguments the command takes beside its options. One more is an error, since a policy may have been meant by it. */
export function parse(command: string, args: readonly string[], options: Options, most = 0): Parsed {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const empty = Object.keys(values).find((name) => values[name] === '');
    if (empty !== undefined) throw new Error(`--${empty} without a value`);
    if (positionals.length > most) throw new Error(`the argument ${printable(positionals[most]!)} too`);
    return { values: values as Parsed['values'], positionals };
  } catch (error) {
    const flags = Object.keys(options).map((name) => `--${name}`);
    throw new InputError({
      code: 'input/argument',
      named: `modelgate ${command}`,
      expected: flags.join(', '),
      received: (error as Error).message.split(/\.(?:\s|$)/)[0]!,
      hint: 'modelgate help shows every command',
    });
  }
}
