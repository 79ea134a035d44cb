#!/usr/bin/env node
// `modelgate`: the same gates on a laptop. Engines, which take longest to start, are started before the rest is loaded.
import { existsSync, readdirSync } from 'node:fs';
import { environment, leave, needsOf, policyTextAt, startEngines, type Engines } from '@modelgate/host/engines';
import { tooOld } from './node-version.ts';

const old = tooOld(process.version, process.argv[1]!);
if (old !== undefined) {
  console.error(old);
  process.exit(3);
}

const [command = 'help', ...args] = process.argv.slice(2);
/** `modelgate run --help` asks for help, not for a run. */
const name = args.some((arg) => arg === '--help' || arg === '-h') ? 'help' : command;
const env = environment();
const engines = enginesFor();
const { runCommand } = await import('./commands.ts');
process.exitCode = await runCommand(name, args, env, engines);
await engines?.close();
await leave();

/** Engines for commands that read data or models. */
function enginesFor(): Engines | undefined {
  if (name === 'run') return startEngines(env, needsOf(gatesIn(args), policyText()));
  if (name === 'init') return startEngines(env, { data: true, models: mayHaveModels(), scanner: false });
  return name === 'lint' || name === 'certify'
    ? startEngines(env, { data: true, models: false, scanner: false })
    : undefined;
}

/** The gates among the arguments of `run`: all that are neither an option nor its value. */
function gatesIn(all: readonly string[]): readonly string[] {
  return all.filter((arg, i) => !arg.startsWith('-') && !/^--(policy|out|keep)$/.test(all[i - 1] ?? ''));
}

function policyText(): string | undefined {
  const at = args.findIndex((arg) => /^--policy(=|$)/.test(arg));
  return policyTextAt(at < 0 ? 'modelgate.yml' : (args[at]!.split('=', 2)[1] ?? args[at + 1] ?? ''));
}

/** Whether the folder seems to hold models; a wrong answer only costs time. */
function mayHaveModels(): boolean {
  const isNamed = existsSync('models') || args.some((arg) => arg.startsWith('--model'));
  return isNamed || namesHere().some((file) => file.endsWith('.onnx'));
}

/** Names in the working folder. Whether it may be listed is said by the command itself. */
function namesHere(): readonly string[] {
  try {
    return readdirSync('.');
  } catch {
    return [];
  }
}
