// What scanning makes of benign files that it has never seen: node bench/scan/first-sight.ts <round> <folder of make.py> …
// The figures are those of the first look, before any list was changed for these files; they are added to the results and stay there.
// A folder with packages.json (name and version) holds packages unpacked, a folder each: their files are grouped by what they name.
// A round whose name begins with 'again' looks at the same files after the lists were mended: no measurement, but a check of the mending.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeFile, type ScanFinding } from '../../packages/checks/lib/index.js';
import type { ScannedFile } from '../../packages/core/lib/index.js';
import { withTensorsOfModels } from '../../packages/gates/lib/security-scan/external-data.js';
import { columnOf } from './columns.ts';
import { scanFolder, stops } from './scan-folder.ts';

const RESULTS = new URL('../results/scan-first-sight.json', import.meta.url);

/** Of packages that the issue does not list, and of classes that a test made for itself: counted, not listed. */
const OF_OTHERS = /^\w+_(?:others|of_tests)\//;

/** Of whole packages, formats that nobody knows are counted alone: there are hundreds. */
const COUNTED_OF_PACKAGES: readonly Level[] = ['silent', 'otherwise'];

type Level = 'silent' | 'unknown' | 'dangerous' | 'otherwise';

interface Seen {
  readonly path: string;
  readonly group: string;
  readonly level: Level;
  readonly findings: readonly ScanFinding[];
}

interface Look {
  readonly versions: Readonly<Record<string, string>>;
  /** 'files 12, silent 10, unknown 2', by group. */
  readonly groups: Readonly<Record<string, string>>;
  /** Each with what was found first. */
  readonly stopped: readonly string[];
  readonly slowest: string;
}

const [round = '', ...folders] = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node bench/scan/first-sight.ts <round> <folder of make.py> …');
const looks: Look[] = [];
for (const folder of folders) looks.push(await look(folder));
const before = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, unknown>) : {};
writeFileSync(RESULTS, `${JSON.stringify({ ...before, [round]: looks }, undefined, 2)}\n`);

async function look(folder: string): Promise<Look> {
  const { files, slowest } = await scanned(folder);
  const ships = existsSync(join(folder, 'packages.json'));
  const seen = withTensorsOfModels(files).map((file) =>
    judged(file, ships ? `shipped_${columnOf(file)}` : groupOf(file)),
  );
  const groups = Object.fromEntries(
    [...Map.groupBy(seen, ({ group }) => group)].map(([name, all]) => [name, told(all)]),
  );
  console.log(folder, told(seen), groups);
  const stopped = seen.filter(
    ({ level, group }) => !(ships ? COUNTED_OF_PACKAGES : ['silent']).includes(level) && !OF_OTHERS.test(`${group}/`),
  );
  return {
    versions: JSON.parse(readFileSync(join(folder, ships ? 'packages.json' : 'versions.json'), 'utf8')) as Record<
      string,
      string
    >,
    groups: { all: told(seen), ...groups },
    stopped: stopped.map((file) => `${file.level}: ${file.path}: ${first(file)}`),
    slowest,
  };
}

async function scanned(folder: string): Promise<{ readonly files: readonly ScannedFile[]; readonly slowest: string }> {
  const files: ScannedFile[] = [];
  let slowest = { seconds: 0, path: '' };
  let started = performance.now();
  for await (const { path, file } of scanFolder(folder)) {
    const seconds = (performance.now() - started) / 1000;
    if (seconds > slowest.seconds) slowest = { seconds, path };
    if (path !== 'versions.json' && path !== 'packages.json') files.push({ ...file, path });
    started = performance.now();
  }
  return { files, slowest: `${slowest.seconds.toFixed(2)} s: ${slowest.path}` };
}

function judged(file: ScannedFile, group: string): Seen {
  const findings = judgeFile(file, []).filter((finding) => stops(finding) || finding.level === 'not-evaluated');
  const has = (level: ScanFinding['level']): boolean => findings.some((finding) => finding.level === level);
  const stopped = has('dangerous') ? 'dangerous' : has('unknown') ? 'unknown' : 'otherwise';
  return { path: file.path, group, level: findings.length === 0 ? 'silent' : stopped, findings };
}

/** The folder, or what stands before the name. What tests and tools wrote is sorted by what it names. */
function groupOf(file: ScannedFile): string {
  const [name, ...rest] = file.path.split('/');
  if (rest.length === 0) return /^(?:more_)?[a-z]+/.exec(name)?.[0] ?? name;
  return /^(?:tests|runs)_/.test(name) ? `${name}_${columnOf(file)}` : name;
}

function told(seen: readonly Seen[]): string {
  const levels = Map.groupBy(seen, ({ level }) => level);
  return [`files ${seen.length}`, ...[...levels].map(([level, { length }]) => `${level} ${length}`)].join(', ');
}

function first({ findings }: Seen): string {
  const worst = findings.find(({ level }) => level === 'dangerous') ?? findings[0];
  return worst?.found.slice(0, 200) ?? '';
}
