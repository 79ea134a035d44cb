// What scanning makes of benign files that it has never seen: node bench/scan/first-sight.ts <round> <folder of make.py> …
// The figures are those of the first look, before any list was changed for these files; they are added to the results and stay there.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanFolder, stops, type Scanned } from './scan-folder.ts';

const RESULTS = new URL('../results/scan-first-sight.json', import.meta.url);

type Level = 'silent' | 'unknown' | 'dangerous' | 'otherwise';

interface Row {
  readonly group: string;
  readonly files: number;
  readonly counts: Readonly<Partial<Record<Level, number>>>;
}

interface Look {
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  /** Each with what was found first. */
  readonly stopped: readonly string[];
  readonly slowest: string;
}

const [round = '', ...folders] = process.argv.slice(2);
if (folders.length === 0)
  throw new Error('usage: node bench/scan/first-sight.ts <name of the round> <folder of make.py> …');
const looks: Look[] = [];
for (const folder of folders) looks.push(await look(folder));
const before = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, unknown>) : {};
writeFileSync(RESULTS, `${JSON.stringify({ ...before, [round]: looks }, undefined, 2)}\n`);

async function look(folder: string): Promise<Look> {
  const seen: { readonly scanned: Scanned; readonly level: Level; readonly seconds: number }[] = [];
  let started = performance.now();
  for await (const scanned of scanFolder(folder)) {
    const now = performance.now();
    if (scanned.path !== 'versions.json')
      seen.push({ scanned, level: levelOf(scanned), seconds: (now - started) / 1000 });
    started = performance.now();
  }
  const groups = Map.groupBy(seen, ({ scanned }) => groupOf(scanned.path));
  const rows = [...groups].map(([group, members]) => ({
    group,
    files: members.length,
    counts: count(members.map(({ level }) => level)),
  }));
  console.log(folder);
  console.table(rows.map(({ group, files, counts }) => ({ group, files, ...counts })));
  const slowest = seen.toSorted((a, b) => b.seconds - a.seconds)[0]!;
  return {
    versions: JSON.parse(readFileSync(join(folder, 'versions.json'), 'utf8')) as Record<string, string>,
    rows,
    stopped: seen
      .filter(({ level }) => level !== 'silent')
      .map(({ scanned, level }) => `${level}: ${scanned.path}: ${first(scanned)}`),
    slowest: `${slowest.seconds.toFixed(2)} s: ${slowest.scanned.path}`,
  };
}

function levelOf({ findings }: Scanned): Level {
  const found = findings.filter(stops);
  if (found.some(({ level }) => level === 'dangerous')) return 'dangerous';
  if (found.some(({ level }) => level === 'unknown')) return 'unknown';
  return found.length > 0 || findings.some(({ level }) => level === 'not-evaluated') ? 'otherwise' : 'silent';
}

/** The folder, or what stands before the name. */
function groupOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : (/^(?:more_)?[a-z]+/.exec(path)?.[0] ?? path);
}

function count(levels: readonly Level[]): Row['counts'] {
  return Object.fromEntries([...Map.groupBy(levels, (level) => level)].map(([level, { length }]) => [level, length]));
}

function first({ findings }: Scanned): string {
  const found =
    findings.find((finding) => stops(finding) && finding.level === 'dangerous') ?? findings.find(stops) ?? findings[0]!;
  return found.found.slice(0, 200);
}
