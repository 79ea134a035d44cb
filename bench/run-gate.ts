// The bundle as a process of its own, and peers beside it: nothing of what they print is kept.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const bundle = join(import.meta.dirname, '../dist/cli.mjs');

/** A gate in a folder. Exit code 1 is no fault: the data breaks some of the rules. */
export function runGate(gate: string, home: string, more: readonly string[] = []): void {
  try {
    quietly(process.execPath, [bundle, 'run', gate, ...more], home);
  } catch (error) {
    if ((error as { status?: number }).status !== 1) throw error;
  }
}

export function validate(home: string, more: readonly string[] = []): void {
  runGate('validate-data', home, more);
}

export function quietly(command: string, args: readonly string[], cwd?: string): void {
  execFileSync(command, args, { stdio: 'ignore', ...(cwd !== undefined && { cwd }) });
}

/** The version of a package of Python's. */
export function pythonVersion(python: string, name: string): string {
  const code = `import importlib.metadata as m; print(m.version('${name}'))`;
  return execFileSync(python, ['-c', code], { encoding: 'utf8' }).trim();
}
