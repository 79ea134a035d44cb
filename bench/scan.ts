// What scanning stops, by class of attack, and what it stops in vain, beside its peers on the same files in one run.
// SCAN_CORPUS: a folder with MANIFEST.json. SCAN_BENIGN: folders by bench/scan/corpus/make.py, of versions that made no list, joined by ':'.
// SCAN_PEERS: Pythons that have them, as 'picklescan=/a/bin/python,…'.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { wilson } from '../packages/stats/lib/index.js';
import { withFolder } from './folder.ts';
import { completed, lacks } from './scan/beside.ts';
import { scanOne, stops } from './scan/scan-folder.ts';
import { scanSpeed, WITH_TENSORFLOW } from './scan-speed.ts';
import { judged, type BenchResult, type Line } from './table.ts';

/** A file, and what it counts as. */
interface Known {
  readonly root: string;
  readonly path: string;
  /** 'malicious gadget', 'benign', … */
  readonly group: string;
}

/** Of versions that had no part in the lists. */
const OTHERS = 'benign, of other versions';

type Verdict = 'dangerous' | 'unknown' | 'stopped' | 'silent' | 'unseen';
type Verdicts = ReadonlyMap<Known, Verdict>;

export function scan(): Promise<BenchResult> {
  return withFolder(scanAll);
}

async function scanAll(completedIn: string): Promise<BenchResult> {
  const files = [...corpus(completedIn), ...benign()];
  const ours = new Map<Known, Verdict>();
  for (const file of files) ours.set(file, await own(file));
  const theirs = await withFolder((folder) => Promise.resolve(peers(files, folder)));
  const versions = Object.fromEntries(theirs.map(({ peer, version }) => [peer, version]));
  return {
    title: 'security-scan: what is stopped, and what is stopped in vain',
    lines: [...lines(files, ours, theirs), ...(await scanSpeed())],
    notes: [...notes(files, ours), ...theirs.map(({ peer, seconds }) => `${peer} took ${seconds.toFixed(1)} s`)],
    versions: { node: process.version, ...versions },
  };
}

/** As it lies there: an ONNX file without the file that it names can be anything, whatever it was meant to be. */
const INCOMPLETE = 'edge onnx, without the file that it names';

function corpus(completedIn: string): readonly Known[] {
  const root = process.env['SCAN_CORPUS'];
  if (root === undefined) return [];
  const listed: unknown = JSON.parse(readFileSync(join(root, 'MANIFEST.json'), 'utf8'));
  const { heldOut } = JSON.parse(readFileSync(new URL('scan/held-out.json', import.meta.url), 'utf8')) as {
    heldOut: readonly string[];
  };
  const entries = listed as readonly { path: string; label: string; category: string }[];
  return entries.flatMap(({ path, label, category }) => {
    const group = `${label} ${category}${heldOut.includes(path) ? ', set aside' : ''}`;
    if (!lacks(path)) return [{ root, path, group }];
    return [
      { root, path, group: INCOMPLETE },
      { root: completed(root, path, completedIn), path, group },
    ];
  });
}

function benign(): readonly Known[] {
  const roots = (process.env['SCAN_BENIGN'] ?? '').split(':').filter((root) => root !== '');
  return roots.flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'versions.json')
      .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
      .toSorted()
      .map((path) => ({ root, path, group: OTHERS })),
  );
}

async function own({ root, path }: Known): Promise<Verdict> {
  const found = (await scanOne(root, path)).findings.filter(stops);
  if (found.some(({ level }) => level === 'dangerous')) return 'dangerous';
  if (found.some(({ level }) => level === 'unknown')) return 'unknown';
  return found.length > 0 ? 'stopped' : 'silent';
}

/** Takes seconds a file: asked about the corpus only. */
const slow = new Set(['modelaudit']);

interface Peer {
  readonly peer: string;
  readonly version: string;
  readonly seconds: number;
  readonly verdicts: Verdicts;
}

function peers(files: readonly Known[], folder: string): readonly Peer[] {
  const list = join(folder, 'files.json');
  const entries = (process.env['SCAN_PEERS'] ?? '').split(',').filter((entry) => entry !== '');
  const judging = entries.filter((entry) => !entry.startsWith(`${WITH_TENSORFLOW}=`));
  return judging.map((entry) => {
    const [peer = '', python = 'python3'] = entry.split('=');
    const asked = files.filter(({ group }) => !(slow.has(peer) && group === OTHERS));
    writeFileSync(list, JSON.stringify(asked.map(({ root, path }) => join(root, path))));
    const out = join(folder, `${peer}.json`);
    execFileSync(python, [join(import.meta.dirname, 'peers/scan_files.py'), peer, list, out], { stdio: 'ignore' });
    const told = JSON.parse(readFileSync(out, 'utf8')) as {
      version: string;
      seconds: number;
      found: Record<string, Verdict>;
    };
    const verdicts = new Map(asked.map((file) => [file, told.found[join(file.root, file.path)]!]));
    return { peer, version: told.version, seconds: told.seconds, verdicts };
  });
}

function lines(files: readonly Known[], ours: Verdicts, theirs: readonly Peer[]): readonly Line[] {
  return [...Map.groupBy(files, ({ group }) => group)].map(([group, members]) => {
    const stopped = count(members, ours, ['dangerous', 'unknown', 'stopped']);
    const share = (100 * stopped) / members.length;
    const limit = askedOf(group);
    const figure = group.endsWith('set aside') ? (100 * count(members, ours, ['dangerous'])) / members.length : share;
    const levels = `dangerous ${count(members, ours, ['dangerous'])}, unknown ${count(members, ours, ['unknown'])}, otherwise ${count(members, ours, ['stopped'])}`;
    const asked = theirs.filter(({ verdicts }) => verdicts.has(members[0]!));
    const beside = asked.map(
      ({ peer, verdicts }) =>
        `${peer}: ${interval(count(members, verdicts, ['stopped']), members.length)}, unseen ${count(members, verdicts, ['unseen'])}`,
    );
    return {
      ...judged(group, figure, '%', limit),
      notes: [`ModelGate: ${interval(stopped, members.length)}: ${levels}`, ...beside],
    };
  });
}

function askedOf(group: string): Line['asked'] | undefined {
  if (group === 'malicious gadget, set aside') return { is: 'at least', value: 90 };
  if (group.startsWith('malicious')) return { is: 'at least', value: 100 };
  if (group === OTHERS) return { is: 'at most', value: 2 };
  return group.startsWith('benign') ? { is: 'at most', value: 0 } : undefined;
}

const count = (members: readonly Known[], verdicts: Verdicts, wanted: readonly Verdict[]): number =>
  members.filter((member) => wanted.includes(verdicts.get(member)!)).length;

/** '60 of 61 stopped (98.4 %, 91.3 – 99.7)': Wilson's interval at 95 %. */
function interval(stopped: number, n: number): string {
  const [low, high] = wilson(stopped, n, 0.95);
  const percent = (x: number): string => (100 * x).toFixed(1);
  return `${stopped} of ${n} stopped (${percent(stopped / n)} %, ${percent(low)} – ${percent(high)})`;
}

/** Each benign file that is stopped, and which versions were read. */
function notes(files: readonly Known[], ours: Verdicts): readonly string[] {
  const inVain = files.filter((file) => file.group.startsWith('benign') && ours.get(file) !== 'silent');
  const versions = [...new Set(files.map(({ root }) => root))]
    .map((root) => join(root, 'versions.json'))
    .filter((path) => existsSync(path))
    .map((path) =>
      Object.entries(JSON.parse(readFileSync(path, 'utf8')) as object)
        .flat()
        .join(' '),
    );
  return [
    ...inVain.map((file) => `stopped in vain, ${ours.get(file)}: ${file.path}`),
    ...versions.map((text) => `benign files of ${text}`),
  ];
}
