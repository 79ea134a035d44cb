// How long scanning takes, whole process from a cold shell: opcodes, many files, and weights that need not be read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurns, seconds, type Timing } from './best-of.ts';
import { withFolder } from './folder.ts';
import { memoryOf } from './process-tree.ts';
import { bundle, quietly } from './run-gate.ts';
import { writeGguf, writeOpcodes, writePyTorch, writeSafetensors, writeSmall } from './scan/large-files.ts';
import { judged, ratio, type Line } from './table.ts';

/** Of SCAN_PEERS: a Python with modelscan[tensorflow]. Only timed: it judges pickles as modelscan does. */
export const WITH_TENSORFLOW = 'modelscan-tensorflow';

/** Times as fast, by peer; modelscan finds TensorFlow where its extra is installed, and then loads it. */
const asked: Readonly<Record<'opcodes' | 'small', Readonly<Record<string, number>>>> = {
  opcodes: { picklescan: 25, modelscan: 25 },
  small: { picklescan: 1, modelscan: 1, [WITH_TENSORFLOW]: 10 },
};

export function scanSpeed(): Promise<readonly Line[]> {
  return withFolder(async (folder) => {
    const opcodes = project(folder, 'opcodes', (home) => writeOpcodes(join(home, 'models/model.pkl')));
    const small = project(folder, 'small', (home) => writeSmall(join(home, 'models')));
    const large = {
      safetensors: project(folder, 'safetensors', (home) => writeSafetensors(join(home, 'models/model.safetensors'))),
      GGUF: project(folder, 'gguf', (home) => writeGguf(join(home, 'models/model.gguf'))),
      'zip of PyTorch': project(folder, 'pytorch', (home) => writePyTorch(join(home, 'models/model.pt'))),
    };
    return [
      ...(await against('134 MB of opcodes', opcodes, asked.opcodes, 1)),
      ...(await against('500 small files', small, asked.small, 5)),
      ...(await memory(opcodes)),
      ...(await tenGigabytes(large)),
    ];
  });
}

function project(folder: string, name: string, write: (home: string) => void): string {
  const home = join(folder, name);
  mkdirSync(join(home, 'models'), { recursive: true });
  writeFileSync(join(home, 'modelgate.yml'), 'version: 1\ngates:\n  security-scan:\n    paths: [models]\n');
  write(home);
  return home;
}

const own = (home: string): Promise<number> =>
  seconds(() => quietly(process.execPath, [bundle, 'run', 'security-scan'], home));

/** Peers by their command lines: SCAN_PEERS names the Pythons that have them. */
async function against(
  what: string,
  home: string,
  least: Readonly<Record<string, number>>,
  turns: number,
): Promise<readonly Line[]> {
  const peers = (process.env['SCAN_PEERS'] ?? '').split(',').map((entry) => entry.split('='));
  const known = peers.filter(([peer = '']) => least[peer] !== undefined);
  const ways = known.map(([peer = '', python = '']) => {
    const script = python.replace(/python3?$/, peer.split('-')[0]!);
    return [peer, () => seconds(() => quietly(script, ['-p', join(home, 'models')]))] as const;
  });
  const times: Record<string, Timing> = await inTurns<string>(
    { own: () => own(home), ...Object.fromEntries(ways) },
    turns,
  );
  return ways.map(([peer]) =>
    ratio(`${what}, against ${peer}`, times['own']!, times[peer]!, { is: 'at least', value: least[peer]! }),
  );
}

async function memory(home: string): Promise<readonly Line[]> {
  const { sum } = await memoryOf(process.execPath, [bundle, 'run', 'security-scan'], home);
  return [judged('134 MB of opcodes, all processes', sum, 'MB', { is: 'at most', value: 250 })];
}

async function tenGigabytes(homes: Readonly<Record<string, string>>): Promise<readonly Line[]> {
  const ways = Object.entries(homes).map(([name, home]) => [name, () => own(home)] as const);
  const times: Record<string, Timing> = await inTurns<string>(Object.fromEntries(ways), 3);
  const nothing = { best: 1, runs: [1], disturbed: false };
  return ways.map(([name]) =>
    ratio(`10 GB of ${name}, against one second`, times[name]!, nothing, { is: 'at least', value: 1 }),
  );
}
