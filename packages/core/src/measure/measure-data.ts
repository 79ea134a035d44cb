// Measures data in waves: metrics that others depend on come in an earlier wave, and each wave reads a table as few times as it can.
import type { Ports } from '../ports.ts';
import type { DataMetric, DataState, DataStates } from './data-metric.ts';
import { readyOf, refusals, type ReadTables, type Ready } from './ready.ts';
import { stepsOf, type Step } from './steps.ts';
import { isThere } from './tables.ts';

/** Steps of work done and known so far. */
export type Advance = (done: number, of: number) => void;

/** Measures all metrics and those they depend on. What cannot be measured is unknown, with its reason; a WorldError is thrown. */
export async function measureData(
  metrics: readonly DataMetric[],
  tables: ReadTables,
  ports: Ports,
  advance: Advance = () => undefined,
): Promise<DataStates> {
  const states: Record<string, DataState> = {};
  let [done, known] = [0, 0];
  for (const wave of wavesOf(metrics)) {
    const ready: Ready[] = [];
    const found = new Map(wave.map((metric) => [metric, readyOf(metric, tables, states)]));
    const refused = await refusals(
      wave.filter((metric) => 'given' in found.get(metric)!),
      tables,
      ports,
    );
    for (const metric of wave) {
      const one = refused.get(metric) ?? found.get(metric)!;
      if ('given' in one) ready.push(one);
      else states[metric.id] = { version: metric.version, ...one };
    }
    const steps = stepsOf(ready, tables, ports);
    known += steps.length;
    await inLanes(lanesFor(tables), steps, async (step) => {
      Object.assign(states, Object.fromEntries(await step()));
      advance(++done, known);
    });
  }
  return states;
}

/** Every metric once, each after what it needs. */
function wavesOf(metrics: readonly DataMetric[]): DataMetric[][] {
  const waves: DataMetric[][] = [];
  const placed = new Map<string, number>();
  const place = (metric: DataMetric): number => {
    const known = placed.get(metric.id);
    if (known !== undefined) return known;
    const needs: readonly DataMetric[] = Object.values(metric.needs ?? {});
    const wave = Math.max(-1, ...needs.map(place)) + 1;
    placed.set(metric.id, wave);
    (waves[wave] ??= []).push(metric);
    return wave;
  };
  metrics.forEach(place);
  return waves;
}

/**
 * Up to this many rows, two statements run at a time. On larger tables
 * one keeps every core busy, and two would hold twice the memory.
 */
const MANY_ROWS = 1_000_000;

/** Statements at a time. On small tables one alone would leave cores idle while it plans and merges. */
function lanesFor(tables: ReadTables): number {
  return Object.values(tables).some((table) => isThere(table) && table.rows > MANY_ROWS) ? 1 : 2;
}

async function inLanes(lanes: number, steps: readonly Step[], work: (step: Step) => Promise<void>): Promise<void> {
  const waiting = steps.values();
  const lane = async (): Promise<void> => {
    for (const step of waiting) await work(step);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
