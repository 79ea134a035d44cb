// What the checks of leakage claim of two small tables, measured by one engine for all of them.
import { join } from 'node:path';
import { dataChecks, type ValidationFacts } from '@modelgate/checks';
import {
  gotOf,
  measureData,
  readPolicies,
  type Claim,
  type DataMetric,
  type Ports,
  type ReadTable,
} from '@modelgate/core';
import { gates } from '@modelgate/gates';
import { engineForTests, folderForTests, textFile } from '../../packages/adapters/src/engine/engine.fixture.ts';

/** CSV, or paths of Parquet files. */
export interface Sides {
  readonly test: string;
  readonly train: string;
}

/** What was found: a count or value, or the fact and its reason. */
export type Found =
  | { readonly value: number; readonly n: number; readonly detail?: string }
  | { readonly fact: string; readonly reason: string };

/** `label: y`, every value may be shown. */
export function leaking(): (leakage: string, check: string, sides: Sides) => Promise<readonly Found[]> {
  const [engine, folder] = [engineForTests(), folderForTests()];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- metrics of SQL reach the data port only
  const ports = { data: engine.data } as unknown as Ports;
  let files = 0;
  const open = async (name: string, side: string): Promise<ReadTable> => {
    const path = side.endsWith('.parquet') ? side : textFile(join(folder, `${name}-${files++}.csv`), side);
    const ref = { name, files: [path] };
    return { ref, ...(await engine.data.describe(ref)) };
  };
  return async (leakage, check, { test, train }) => {
    const tables = { test: await open('test', test), train: await open('train', train) };
    const facts = factsOf(tables);
    const own = dataChecks.find(({ id }) => id === `data/${check}`)!;
    const demands = (await demandsOf(leakage)).filter((demand) => demand.check === `data/${check}`);
    const metrics = demands.flatMap(({ params }): readonly DataMetric[] => own.asks(params, facts).data ?? []);
    const got = gotOf(facts, { states: await measureData(metrics, tables, ports) });
    return demands.flatMap(({ params }) => own.judge(got, params)).map(foundIn);
  };
}

function factsOf(tables: ValidationFacts['tables']): ValidationFacts {
  return {
    name: 'test',
    on: 'test',
    base: 'test on the base branch',
    label: 'y',
    now: '2026-01-01T00:00:00.000Z',
    tables,
    showsValues: () => true,
  };
}

async function demandsOf(leakage: string) {
  const policy = `version: 1
data: { test: { path: test.csv, label: y }, train: { path: train.csv } }
gates: { validate-data: { data: test, leakage: ${leakage} } }
`;
  const [read] = await readPolicies(
    'modelgate.yml',
    () => Promise.resolve({ found: new TextEncoder().encode(policy) }),
    gates.map((gate) => gate.section),
    { from: 'head' },
  );
  return read!.gates[0]!.demands;
}

function foundIn(claim: Claim): Found {
  if ('fact' in claim) return { fact: claim.fact, reason: claim.reason };
  if ('all' in claim || claim.of.kind === 'unknown') throw new Error('leakage is no such claim');
  const { value, n } = claim.of;
  return { value, n, ...(claim.detail !== undefined && { detail: claim.detail }) };
}
