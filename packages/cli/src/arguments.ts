// Parses the arguments of a command; for a wrong one it throws an InputError that lists the options.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { InputError } from '@modelgate/core';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
}

export function parse(command: string, args: readonly string[], options: Options): Parsed {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const empty = Object.keys(values).find((name) => values[name] === '');
    if (empty !== undefined) throw new Error(`--${empty} without a value`);
    return { values: values as Parsed['values'], positionals };
  } catch (error) {
    const flags = Object.keys(options).map((name) => `--${name}`);
    throw new InputError({
      code: 'input/argument',
      named: `modelgate ${command}`,
      expected: flags.join(', '),
      received: (error as Error).message.split('.')[0]!,
      hint: 'modelgate help shows every command',
    });
  }
}
