// What `modelgate lint` says of security-scan: how many files each of its paths names.
import { plural, type GateInput, type GateLint, type Ports } from '@modelgate/core';
import { faultsOf } from '../faults.ts';
import { settingsOf } from './judge.ts';
import { requireFiles } from './measure.ts';

export async function lintScan({ plan }: GateInput, { files }: Ports): Promise<GateLint> {
  const { paths } = settingsOf(plan);
  const found = await Promise.all(
    paths.map(async (path) => [path, (await files.all(path)).map((file) => file.path)] as const),
  );
  const [first = '', ...more] = found.map(([path, its]) => `${path}, ${plural(its.length, 'file')}`);
  return {
    judged: `${plan.data}: ${first}`,
    notes: more,
    limits: [],
    faults: await faultsOf([() => requireFiles(paths, { named: new Map(found) })]),
  };
}
