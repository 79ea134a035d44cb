// Measures data in waves: metrics that others depend on come in an earlier wave, and each wave reads a table as few times as it can.
import type { Ports } from '../ports.ts';
import type { DataMetric, DataState, DataStates } from './data-metric.ts';
import { readyOf, refusals, type ReadTables, type Ready } from './ready.ts';
import { stepsOf, type Step } from './steps.ts';
import { isThere } from './tables.ts';

/** Steps of work done and known so far. */
export type Advance = (done: number, of: number) => void;

type States = Record<string, DataState>;

/** Measures all metrics and those they depend on. What cannot be measured is unknown, with its reason; a WorldError is thrown. */
export async function measureData(
  metrics: readonly DataMetric[],
  tables: ReadTables,
  ports: Ports,
  advance: Advance = () => undefined,
): Promise<DataStates> {
  const states: States = {};
  let [done, known] = [0, 0];
  for (const wave of wavesOf(metrics)) {
    const ready = readyAmong(wave, tables, states);
    const [first, others] = [ready.filter(isOwnStatement), ready.filter((one) => !isOwnStatement(one))];
    const steps = (some: readonly Ready[]): Steps => {
      const all = stepsOf(some, tables, ports);
      known += all.length;
      return all;
    };
    const work = async (step: Step): Promise<void> => {
      Object.assign(states, Object.fromEntries(await step()));
      advance(++done, known);
    };
    await inLanes(lanesFor(tables), [steps(first), allowed(others, tables, states, ports).then(steps)], work);
  }
  return states;
}

/** The metrics that can be measured; the state of every other one says why not. */
function readyAmong(wave: readonly DataMetric[], tables: ReadTables, states: States): readonly Ready[] {
  return wave.flatMap((metric) => {
    const one = readyOf(metric, tables, states);
    if ('given' in one) return [one];
    states[metric.id] = { version: metric.version, ...one };
    return [];
  });
}

/**
 * Statements that share nothing and hold no SQL of the policy, such as those that compare keys. They take longest, so they begin while the
 * SQL of the policy is looked through.
 */
function isOwnStatement({ metric }: Ready): boolean {
  return metric.from === 'query' && metric.expressions === undefined;
}

/** Those whose SQL of the policy may run; the state of every other one says why not. */
async function allowed(
  ready: readonly Ready[],
  tables: ReadTables,
  states: States,
  ports: Ports,
): Promise<readonly Ready[]> {
  const refused = await refusals(
    ready.map(({ metric }) => metric),
    tables,
    ports,
  );
  for (const [{ id, version }, reason] of refused) states[id] = { version, ...reason };
  return ready.filter(({ metric }) => !refused.has(metric));
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

type Steps = readonly Step[];

/** Each batch in turn, without waiting for the last steps of the one before. */
async function inLanes(
  lanes: number,
  batches: readonly (Steps | Promise<Steps>)[],
  work: (step: Step) => Promise<void>,
): Promise<void> {
  const waiting = batches.map(async (batch) => (await batch).values());
  const lane = async (): Promise<void> => {
    for (const batch of waiting) for (const step of await batch) await work(step);
  };
  // A batch that fails is told even if an earlier one fails before.
  await Promise.all([...Array.from({ length: lanes }, lane), ...waiting]);
}
