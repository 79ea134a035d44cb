// What a bench found: printed as a table, kept as JSON in results/.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Timing } from './best-of.ts';
import { machine } from './machine.ts';

export interface Line {
  readonly what: string;
  /** The measured figure, and what was asked of it; absent: for information. */
  readonly figure: number;
  readonly unit: '×' | 'MB' | '%';
  readonly asked?: { readonly is: 'at least' | 'at most'; readonly value: number };
  readonly holds?: boolean;
  /** Seconds of both sides, where the figure is a ratio of times. */
  readonly ours?: Timing;
  readonly theirs?: Timing;
  /** What the times mean beside: rows a second, resamples, … */
  readonly notes?: readonly string[];
}

export interface BenchResult {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
}

type Asked = NonNullable<Line['asked']>;

/** A ratio of times: how many times as fast ours is. */
export function ratio(what: string, ours: Timing, theirs: Timing, asked?: Asked, notes: readonly string[] = []): Line {
  return { ...judged(what, theirs.best / ours.best, '×', asked), ours, theirs, notes };
}

export function judged(what: string, figure: number, unit: Line['unit'], asked?: Asked): Line {
  if (!asked) return { what, figure, unit };
  const holds = asked.is === 'at least' ? figure >= asked.value : figure <= asked.value;
  return { what, figure, unit, asked, holds };
}

const HEAD = ['what', 'asked', 'measured', '', 'ModelGate', 'other', ''];

export function printBench(name: string, { title, lines, notes }: BenchResult): void {
  const { cpu, cores, memoryGb, node } = machine();
  console.log(`\n── ${name}: ${title}\n   ${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}; best of the runs`);
  const rows = [HEAD, ...lines.map(cells)];
  const widths = HEAD.map((_, k) => Math.max(...rows.map((row) => row[k]!.length)));
  for (const row of rows) console.log(`   ${row.map((cell, k) => cell.padEnd(widths[k]!)).join('  ')}`.trimEnd());
  for (const line of lines) for (const note of line.notes ?? []) console.log(`   ${line.what}: ${note}`);
  for (const note of notes) console.log(`   ${note}`);
}

function cells({ what, figure, unit, asked, holds, ours, theirs }: Line): string[] {
  const show = (x: number): string => `${x.toFixed(unit === 'MB' ? 0 : 2)} ${unit}`;
  const limit = asked ? `${asked.is === 'at least' ? '≥' : '≤'} ${show(asked.value)}` : '';
  const verdict = asked ? (holds ? 'holds' : 'MISSED') : '';
  const disturbed = ours?.disturbed || theirs?.disturbed ? 'disturbed' : '';
  return [what, limit, show(figure), verdict, time(ours), time(theirs), disturbed];
}

function time(timing: Timing | undefined): string {
  return timing ? `${timing.best.toFixed(3)} s` : '';
}

/** bench/results/<name>.json, whole or not at all. */
export async function saveBench(name: string, result: BenchResult): Promise<void> {
  const folder = join(import.meta.dirname, 'results');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.json`);
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toPrecision(4)) : value;
  await writeFile(`${path}.tmp`, `${JSON.stringify({ ...result, machine: machine() }, rounded, 1)}\n`);
  await rename(`${path}.tmp`, path);
}
