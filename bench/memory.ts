// Memory of a whole run on millions of rows: every process's peak and their sum, and how it grows.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFolder } from './folder.ts';
import { ownVersions } from './machine.ts';
import { memoryOf, type TreePeak } from './process-tree.ts';
import { writePredictions, writeScoredTable } from './scored-table.ts';
import { judged, type BenchResult, type Line } from './table.ts';

const SIZES = [500_000, 1_000_000, 5_000_000] as const;
const ASKED = { is: 'at most', value: 600 } as const;
const cli = join(import.meta.dirname, '../packages/cli/lib/main.js');

/** Label, two float32 scores, two groups; scored by models that pass a column on, or by files of predictions. */
const kinds = {
  models: {
    write: writeWithModels,
    model: ['path: identity_candidate.onnx', 'baseline: identity_baseline.onnx'],
    data: 'label: label',
  },
  predictions: {
    write: writePredictions,
    model: ['predictions: candidate.parquet', 'baseline: baseline.parquet'],
    data: 'label: label, id: id',
  },
} as const;

async function writeWithModels(folder: string, rows: number): Promise<void> {
  for (const name of ['identity_candidate.onnx', 'identity_baseline.onnx'])
    await copyFile(join(import.meta.dirname, 'fixtures', name), join(folder, name));
  await writeScoredTable(join(folder, 'data.parquet'), rows);
}

export function memory(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    const lines: Line[] = [];
    for (const [kind, { write, model, data }] of Object.entries(kinds)) {
      for (const rows of SIZES) {
        const home = join(folder, `${kind}-${rows}`);
        await mkdir(home);
        await write(home, rows);
        await writeFile(join(home, 'modelgate.yml'), policyOf(model, data));
        const found = await memoryOf(process.execPath, [cli, 'run', '--out', 'out'], home);
        if (found.exitCode === 3) throw new Error(`the run of ${rows} rows ended in an error`);
        lines.push(...linesOf(`${kind}, ${rows / 1e6} M rows`, found, rows === SIZES.at(-1)));
      }
    }
    return {
      title: 'peak memory of evaluate-model, all metrics, two groups, candidate and baseline',
      lines,
      notes: [
        'each process by the kernel’s own high-water mark; sums at the worst of moments 20 ms apart',
        'shared once: pages that several processes map, such as Node’s own code, are divided among them',
      ],
      versions: ownVersions(),
    };
  });
}

function policyOf(model: readonly string[], data: string): string {
  return `version: 1
data:
  test: { path: data.parquet, ${data} }
models:
  scored:
    ${model.join('\n    ')}
    task: binary
    positive: '1'
gates:
  evaluate-model:
    metrics: { accuracy: { margin: 1pt }, roc-auc: { margin: 1pt }, log-loss: { margin: 5% } }
    slices: [sex, race]
`;
}

function linesOf(what: string, { processes, sum, proportional, seconds }: TreePeak, asked: boolean): Line[] {
  const engine = processes.filter((p) => p.role === 'data' || p.role === 'model');
  const each = [...processes.filter((p) => p.role === 'run'), ...engine].map((p) => `${p.role} ${p.peak.toFixed(0)}`);
  const limit = asked ? ASKED : undefined;
  return [
    {
      ...judged(`${what}, all processes`, sum, 'MB', limit),
      notes: [`${each.join(', ')} MB each; ${seconds.toFixed(1)} s`],
    },
    judged(`${what}, shared once`, proportional, 'MB', limit),
  ];
}
