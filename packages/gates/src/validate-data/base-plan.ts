// The base branch's plan: its rules judge the change's data, compared with the reference as it was on the base branch.
import { InputError, isThere, type GateInput, type Ports } from '@modelgate/core';
import { baseTable } from './base-table.ts';
import type { DataFile } from '../data-files.ts';
import type { OpenData, OpenTable } from './open-data.ts';
import { planValidation, rolesBeside, type PlanRequest, type ValidationPlan } from './plan.ts';

export interface BaseSide {
  /** Absent when nothing differs from head's. */
  readonly plan?: ValidationPlan;
  /** Data sets that the judged one is compared with and that the change replaces, as they were on the base branch. */
  readonly replaced: Readonly<Record<string, OpenTable>>;
}

export async function planBase(
  { policy, base }: GateInput,
  { judged, before, open, predict }: Omit<PlanRequest, 'policy' | 'plan'>,
  ports: Ports,
): Promise<BaseSide> {
  if (!base) return { replaced: {} };
  const replaced: Record<string, OpenTable> = {};
  for (const role of rolesBeside(base.plan)) {
    const file = { policy: base.policy, subject: base.policy.data[role]! };
    const now = open(file).catch(unlessGone);
    // Its error is handled later, when it is awaited; until then Node must not take it for an unhandled one.
    now.catch(() => undefined);
    const was = await baseTable([file], now, ports);
    const digest = (await now)?.digest;
    if (isThere(was) && was.digest !== digest) replaced[role] = was;
  }
  if (base.policy.digest === policy.digest && Object.keys(replaced).length === 0) return { replaced };
  const asItWas: OpenData = (file) => {
    const was = file.policy === base.policy ? replaced[file.subject.name] : undefined;
    return was ? Promise.resolve(was) : open(file);
  };
  const asBaseReads = await readBy(base, judged, open);
  return {
    plan: await planValidation(
      { ...base, judged: asBaseReads, ...(before && { before }), open: asItWas, predict },
      ports,
    ),
    replaced,
  };
}

/** A file that is gone from the checkout is not an error here: the base branch's copy is used. */
function unlessGone(error: unknown): undefined {
  if (error instanceof InputError && error.problem.code === 'input/file-missing') return undefined;
  throw error;
}

/** The change's files, read with the base's texts for missing values: an added text could hide values from the base's limits. */
async function readBy({ policy, plan }: NonNullable<GateInput['base']>, judged: DataFile, open: OpenData) {
  const { untyped } = await open(judged);
  if (!untyped) return judged;
  const { missing: _, ...subject } = judged.subject;
  const before = policy.data[plan.data]?.missing;
  return { ...judged, subject: { ...subject, ...(before && { missing: before }) } };
}
