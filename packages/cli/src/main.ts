#!/usr/bin/env node
// `modelgate`: the same gates on a laptop. What takes longest is begun before the rest is loaded.
import { environment, startEngines } from '@modelgate/host/engines';

/** Commands that look at data or models. */
const needEngines = ['run', 'lint', 'certify'];

const [name = 'help', ...args] = process.argv.slice(2);
const env = environment();
const engines = needEngines.includes(name) ? startEngines(env) : undefined;
const { runCommand } = await import('./commands.ts');
process.exitCode = await runCommand(name, args, env, engines);
await engines?.close();
