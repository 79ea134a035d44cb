// The whole run from a cold shell, with tests and intervals, against the same figures without any by the Python stack.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurns, seconds, type Timing } from './best-of.ts';
import { withFolder } from './folder.ts';
import { ownVersions, peerVersions, python } from './machine.ts';
import { bundle } from './run-gate.ts';
import { ratio, type BenchResult, type Line } from './table.ts';

const credit = join(import.meta.dirname, '../examples/credit');
const checkout = join(import.meta.dirname, '../packages/cli/lib/main.js');
const ASKED = { is: 'at least', value: 5 } as const;

type Figures = Readonly<Record<string, number>>;

export function coldStart(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    const entries = { ...(existsSync(bundle) && { bundle }), checkout };
    const versions = { ...ownVersions(), ...peerVersions() };
    // Once unmeasured: files come into the cache, the bundle fetches its engines.
    const note = compareFigures(ours(checkout, folder), theirs());
    for (const entry of Object.values(entries)) ours(entry, folder);
    const own = Object.entries(entries).map(
      ([name, entry]) => [name, () => seconds(() => ours(entry, folder))] as const,
    );
    const times = await inTurns<string>({ ...Object.fromEntries(own), python: () => seconds(theirs) });
    const lines = Object.keys(entries).map((name) => lineOf(name, times[name]!, times['python']!));
    return {
      title: 'evaluate-model on Adult, whole process, against pandas + onnxruntime + scikit-learn without intervals',
      lines,
      notes: [note],
      versions,
    };
  });
}

function lineOf(name: string, own: Timing, peer: Timing): Line {
  const what = { bundle: 'node dist/cli.mjs run', checkout: 'node packages/cli/lib/main.js run' }[name]!;
  return ratio(what, own, peer, ASKED);
}

/** Runs the example and returns the figures of its report. */
function ours(entry: string, out: string): Figures {
  execFileSync(process.execPath, [entry, 'run', 'evaluate-model', '--out', out], { cwd: credit, stdio: 'ignore' });
  const report = JSON.parse(readFileSync(join(out, 'evaluate-model.report.json'), 'utf8')) as {
    measurements: Record<string, { kind: string; value: number }>;
  };
  const known = Object.entries(report.measurements).filter(([, estimate]) => estimate.kind === 'known');
  return Object.fromEntries(known.map(([name, { value }]) => [name, value]));
}

function theirs(): Figures {
  const script = join(import.meta.dirname, 'peers/evaluate_adult.py');
  return JSON.parse(execFileSync(python, [script, credit], { encoding: 'utf8' })) as Figures;
}

/** Calibration errors are left out: ours takes off what noise adds. */
function compareFigures(own: Figures, peer: Figures): string {
  const comparable = Object.keys(peer).filter((name) => !name.startsWith('calibration-error'));
  const missing = comparable.filter((name) => !(name in own));
  if (missing.length > 0) throw new Error(`our report lacks ${missing.join(', ')}`);
  const furthest = Math.max(...comparable.map((name) => Math.abs(own[name]! - peer[name]!)));
  if (furthest > 1e-4) throw new Error(`the two sides do not compute the same: they differ by ${furthest}`);
  const more = Object.keys(own).length - Object.keys(peer).length;
  return `${comparable.length} figures of both sides are equal within ${furthest.toExponential(0)}; ours has ${more} more (changes), an interval for each, tests and a report`;
}
