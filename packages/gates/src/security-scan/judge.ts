// Judges files by head's policy and by the base branch's: otherwise a change could silently allow what it adds.
import { FILES, gotOf, judge, loosenedJudgement, nothingLoosened, yardstickChanges } from '@modelgate/core';
import type { Finding, GateInput, GatePlan, Judgement, Parts, Policy, Ports } from '@modelgate/core';
import { withLines } from './allowed.ts';
import { settingsChanged, yardstickFinding } from '../base-branch/yardstick-finding.ts';
import { demandOf, scanChecks } from './checks.ts';
import { foundIn, type FileFacts, type FoundInFiles } from './found.ts';
import { requireFiles, scanPaths, type ScanOf } from './measure.ts';
import { reportParts } from './report.ts';
import type { AllowLine } from './allow-section.ts';
import type { ScanSettings } from './section.ts';

export async function scan(input: GateInput, ports: Ports): Promise<Parts> {
  const { policy, plan, base } = input;
  const own = settingsOf(plan);
  const before = base ? settingsOf(base.plan).paths : [];
  const scanned = await scanPaths([...new Set([...own.paths, ...before])], own.digests, ports);
  requireFiles(own.paths, scanned);
  const files = filesOf(own.paths, scanned);
  const head = judgeOne(policy, plan, files, ports);
  // An unchanged policy would give the same findings.
  const changed = base && base.policy.digest !== policy.digest;
  const others = changed ? judgeOne(base.policy, base.plan, filesOf(before, scanned), ports) : undefined;
  const loosened = others ? loosenedJudgement(others, head, base!.policy, plan.at) : nothingLoosened;
  const findings = [...head.findings, ...loosened.findings, ...yardstickChanged(input)];
  const parts = reportParts(policy, { files, paths: own.paths, found: head.found, allow: allowOf(plan) }, findings);
  return { ...parts, relaxed: loosened.relaxed };
}

export function settingsOf({ settings }: GatePlan): ScanSettings {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  return settings as unknown as ScanSettings;
}

function filesOf(paths: readonly string[], { files, named }: ScanOf): readonly FileFacts[] {
  const wanted = new Set(paths.flatMap((path) => named.get(path)!));
  return files.filter(({ path }) => wanted.has(path));
}

/** All demands of a plan have the same `allow`. */
function allowOf(plan: GatePlan): readonly AllowLine[] {
  return demandOf(plan.demands[0]!.params).allow;
}

function judgeOne(
  policy: Policy,
  plan: GatePlan,
  files: readonly FileFacts[],
  ports: Ports,
): Judgement & { readonly found: FoundInFiles } {
  const allow = allowOf(plan);
  const found = foundIn(
    files,
    allow.map(({ allowance }) => allowance),
  );
  const { findings, families } = judge({
    gate: 'security-scan',
    demands: plan.demands,
    checks: scanChecks,
    got: gotOf({ name: FILES, root: policy.root, tables: {}, files, found }, {}),
    confidence: policy.confidence,
    waivers: policy.waivers,
    today: ports.now().toISOString().slice(0, 10),
  });
  return { findings: withLines(findings, found, allow), families, found };
}

const REMEDY = 'change what is scanned in a change of its own; the base branch’s paths were scanned too';

/** Warnings for paths that the change no longer scans. */
function yardstickChanged({ policy, plan, base }: GateInput): readonly Finding[] {
  if (!base) return [];
  const own = yardstickChanges(base.policy, policy).filter(({ gate }) => gate === plan.gate);
  return settingsChanged(own).map((change) => yardstickFinding(change, REMEDY));
}
