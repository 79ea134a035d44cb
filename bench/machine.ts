// What the figures were taken on: the machine, and versions of what was compared.
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { natives } from './natives.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
}

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
  };
}

/** The interpreter with pandas, pyarrow, scikit-learn and onnxruntime: the variable PYTHON, else python3. */
export const python: string = process.env['PYTHON'] ?? 'python3';

const PEERS = ['pandas', 'pyarrow', 'numpy', 'sklearn', 'onnxruntime'];

/** Versions of the peers; a peer that is missing stops the bench with what to install. */
export function peerVersions(): Record<string, string> {
  const code = `import json, platform, ${PEERS.join(', ')}
print(json.dumps({'python': platform.python_version(), ${PEERS.map((p) => `'${p}': ${p}.__version__`).join(', ')}}))`;
  try {
    return JSON.parse(execFileSync(python, ['-c', code], { encoding: 'utf8' })) as Record<string, string>;
  } catch (cause) {
    throw new Error(`${python} lacks a peer; pip install pandas pyarrow scikit-learn onnxruntime, and set PYTHON`, {
      cause,
    });
  }
}

export function ownVersions(): Record<string, string> {
  return { 'onnxruntime-node': natives.onnxRuntimeVersion, duckdb: natives.duckDbVersion };
}
