// All metrics with intervals on a million scores, against scikit-learn with a hundred bootstrap resamples of the same.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Timing } from './best-of.ts';
import { inTurns } from './best-of.ts';
import { withFolder } from './folder.ts';
import { startLoop } from './loop.ts';
import { ownVersions, peerVersions, python } from './machine.ts';
import type { Measured, MeasureSettings } from './measure-loop.ts';
import { writePredictions } from './scored-table.ts';
import { ratio, type BenchResult } from './table.ts';

const ROWS = 1_000_000;
const RESAMPLES = 100;
/** Resamples that are really run; the rest of the hundred take as long. */
const RUN = 2;
const ASKED = { is: 'at least', value: 10 } as const;

interface PeerAnswer {
  readonly load: number;
  readonly whole: number;
  readonly resamples: readonly number[];
  readonly figures: Readonly<Record<string, number>>;
}

export function metrics(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    await writePredictions(folder, ROWS);
    const settings: MeasureSettings = { folder };
    const loop = await startLoop<Measured>({ script: 'measure-loop.ts', settings });
    let [own, peer] = [await loop.run(), undefined as PeerAnswer | undefined];
    const [loads, measures]: [number[], number[]] = [[], []];
    const times = await inTurns({
      ours: async () => {
        own = await loop.run();
        loads.push(own.load);
        measures.push(own.measure);
        return own.load + own.measure;
      },
      theirs: async () => {
        peer = peerRun(folder);
        return peer.load + peer.whole + RESAMPLES * Math.min(...peer.resamples);
      },
    });
    loop.end();
    const measured: Timing = { ...times.ours, best: Math.min(...measures), runs: measures };
    const resamples: Timing = { ...times.theirs, best: times.theirs.best - peer!.load, runs: times.theirs.runs };
    return {
      title: `all binary metrics of two models with intervals, ${ROWS.toLocaleString('en')} rows, against scikit-learn with ${RESAMPLES} resamples`,
      lines: [
        ratio('from Parquet', times.ours, times.theirs, ASKED),
        ratio('from scores in memory', measured, resamples, ASKED),
      ],
      notes: [
        furthestOf(own.values, peer!.figures),
        `ours: ${Object.keys(own.values).length} estimates (with changes), loaded in ${Math.min(...loads).toFixed(2)} s, joined by id; theirs: ${Object.keys(peer!.figures).length} figures`,
        `${RUN} resamples of ${RESAMPLES} are run (${Math.min(...peer!.resamples).toFixed(2)} s each) and scaled; without any, theirs takes ${peer!.whole.toFixed(2)} s`,
      ],
      versions: { ...ownVersions(), ...peerVersions() },
    };
  });
}

function peerRun(folder: string): PeerAnswer {
  const script = join(import.meta.dirname, 'peers/metrics_1m.py');
  return JSON.parse(execFileSync(python, [script, folder, String(RUN)], { encoding: 'utf8' })) as PeerAnswer;
}

/** Calibration errors are left out: ours takes off what noise adds. */
function furthestOf(own: Measured['values'], peer: PeerAnswer['figures']): string {
  const names = Object.keys(peer).filter((name) => !name.startsWith('calibration-error'));
  const furthest = Math.max(...names.map((name) => Math.abs((own[name] ?? Number.NaN) - peer[name]!)));
  if (!(furthest < 1e-6)) throw new Error(`the two sides do not compute the same: they differ by ${furthest}`);
  return `${names.length} figures of both sides are equal within ${furthest.toExponential(0)}`;
}
