// Rules of scanning as checks of the kernel: each finding of a rule in a file becomes a claim about the file.
import {
  acceptsDanger,
  allowLine,
  scanRules,
  type ScanFinding,
  type ScanRule,
  type ScanSeverity,
} from '@modelgate/checks';
import {
  countText,
  isGlob,
  placeOf,
  plural,
  type Check,
  type Claim,
  type Decided,
  type Facts,
  type FactClaim,
  type Got,
  type Json,
  type Message,
  type Place,
} from '@modelgate/core';
import { posix } from 'node:path';
import { aboutOf, keyOf, kindOf, type FileFacts, type Found, type FoundInFiles, type More } from './found.ts';
import type { ScanDemand } from './section.ts';

export interface ScanFacts extends Facts {
  /** The policy's folder, from the repository's root. */
  readonly root: string;
  readonly files: readonly FileFacts[];
  readonly found: FoundInFiles;
}

export const scanChecks: readonly Check<ScanFacts>[] = scanRules.map(scanCheck);

function scanCheck(rule: ScanRule): Check<ScanFacts> {
  return {
    id: rule.id,
    version: 1,
    docs: { title: rule.title, what: rule.what },
    asks: () => ({}),
    judge: ({ facts }, params) => claimsOf(rule, facts, params),
    say: (decided, got) => say(rule, decided, got),
  };
}

export function demandOf(params: Json): ScanDemand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  return params as unknown as ScanDemand;
}

/** A claim for each finding, allowed or not. Without findings, a demand that blocks gets one claim: nothing was found. */
function claimsOf(rule: ScanRule, facts: ScanFacts, params: Json): readonly Claim[] {
  const { severities } = demandOf(params);
  const found = [...facts.found.told.values()].filter(
    ({ finding }) => finding.rule === rule.id && severities.includes(finding.severity),
  );
  const more = severities.flatMap((severity) =>
    [false, true].flatMap((allowed) => {
      const ofSeverity = facts.found.more.get(kindOf(rule.id, severity, allowed));
      return ofSeverity ? [claimOfMore(severity, ofSeverity)] : [];
    }),
  );
  const claims = [...found.map(claimOf), ...more];
  if (claims.length > 0) return claims;
  return severities.includes('critical') ? [{ fact: 'pass', reason: `nothing in ${filesText(facts)}`, about: {} }] : [];
}

function factOf(allowed: boolean, unknown: boolean): FactClaim['fact'] {
  if (allowed) return 'pass';
  return unknown ? 'unknown' : 'fail';
}

function claimOfMore(severity: ScanSeverity, { count, unknown, allowed }: More): FactClaim {
  return {
    fact: factOf(allowed, unknown),
    reason: `${countText(count)} more${allowed ? ' that the policy allows' : ''}, which are not listed one by one`,
    about: { what: `more of severity ${severity}${allowed ? ', allowed' : ''}` },
  };
}

function claimOf({ file, finding }: Found): FactClaim {
  return {
    fact: factOf(finding.allowed !== undefined, finding.level === 'not-evaluated'),
    reason: finding.found,
    about: aboutOf(file, finding),
    places: [placeAt(file, finding)],
  };
}

/** The place that a reviewer sees in the change: the file, or the line of its pointer. */
function placeAt(file: FileFacts, { members, subject, offset }: ScanFinding): Place {
  return {
    ...(file.pointer ? placeOf(file.pointer) : { path: file.path }),
    ...(members.length > 0 && { members }),
    object: subject,
    ...(offset !== undefined && { bytes: { offset, length: 0 } }),
    ...(file.sha256 !== undefined && { digest: `sha256:${file.sha256}` }),
  };
}

function say(rule: ScanRule, { claim }: Decided, { facts }: Got<ScanFacts>): Message {
  const found = facts.found.told.get(keyOf(rule.id, claim.about));
  if (!found) return { subject: rule.title, observed: 'reason' in claim ? claim.reason : '', expected: 'nothing' };
  const { file, finding } = found;
  const level = finding.class === undefined ? finding.level : `${finding.level} (${finding.class})`;
  return {
    subject: [file.path, ...finding.members].join(' / '),
    observed: finding.level === 'not-evaluated' ? finding.found : `${level}: ${finding.found}`,
    expected: `nothing of the kind, since ${finding.why}`,
    ...(!finding.allowed && { remedy: remedy(finding, file, facts) }),
  };
}

/** Paths in a policy are relative to its file. */
function remedy({ level, severity, allowance }: ScanFinding, { path }: FileFacts, { root }: ScanFacts): string {
  const relative = posix.relative(posix.join('/', root), posix.join('/', path));
  const line = allowLine({ ...allowance, path: literal(relative) });
  const added = level === 'dangerous' || acceptsDanger(allowance) ? ', to which owner and reason are added' : '';
  if (level === 'dangerous' || (level === 'anomaly' && severity === 'critical'))
    return `do not load this file: remove it, and find out where it came from. Only an owner who answers for what it does may allow it, with a line of the policy${added}: allow: [${line}]`;
  return `if it belongs there, an owner allows it with a line of the policy${added}: allow: [${line}]`;
}

/** The path for an entry of `allow`: what would make a glob of it is any one character. */
function literal(path: string): string {
  return isGlob(path) || path.includes('\\') ? path.replaceAll(/[*?[\]{}()|\\]/g, '?') : path;
}

function filesText({ files }: ScanFacts): string {
  return plural(files.length, 'file');
}
