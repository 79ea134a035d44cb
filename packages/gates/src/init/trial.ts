// Rules that concern several columns are tried with the gate itself before they are proposed.
import { writeYaml, type Finding, type Json, type Ports } from '@modelgate/core';
import { validate } from '../validate-data/judge.ts';
import { policyLines, type ProposedData } from './lines.ts';
import { readBack } from './read-back.ts';

export type Rules = Readonly<Record<string, Json>>;

/** The findings of validate-data with only these rules; `path` is the policy's. */
export async function judgeTrial(
  data: readonly ProposedData[],
  rules: Rules,
  path: string,
  ports: Ports,
): Promise<readonly Finding[]> {
  const lines = policyLines(data, []).map((line) =>
    line.key === 'gates' ? { key: 'gates', value: { 'validate-data': rules } } : line,
  );
  const policy = await readBack(path, writeYaml(lines, ''));
  return (await validate({ policy, plan: policy.gates[0]! }, ports)).findings;
}

export function holds({ outcome }: Finding): boolean {
  return outcome !== 'fail' && outcome !== 'unknown';
}
