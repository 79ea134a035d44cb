// Rules of scanning as checks of the kernel: each finding of a rule in a file becomes a claim about the file.
import { allowLine, judgeFile, scanRules, type Allowance, type ScanFinding, type ScanRule } from '@modelgate/checks';
import {
  placeOf,
  plural,
  type Check,
  type Claim,
  type Decided,
  type Facets,
  type Facts,
  type FactClaim,
  type Got,
  type Json,
  type Message,
  type Place,
  type Pointer,
  type ScannedFile,
} from '@modelgate/core';
import { posix } from 'node:path';
import { severities as fromWorst, type ScanDemand } from './section.ts';

/** A scanned file, with its pointer if it has one. */
export interface FileFacts extends ScannedFile {
  readonly pointer?: Pointer;
}

export interface ScanFacts extends Facts {
  /** The policy's folder, from the repository's root. */
  readonly root: string;
  readonly files: readonly FileFacts[];
  readonly found: ReadonlyMap<string, Found>;
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

export interface Found {
  readonly file: FileFacts;
  readonly finding: ScanFinding;
}

/** All findings that the policy does not allow, by rule and facets. Of several with the same facets the most severe is kept. */
export function foundIn(files: readonly FileFacts[], allow: readonly Allowance[]): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const file of files)
    for (const finding of judgeFile(file, allow).filter(({ allowed }) => allowed === undefined)) {
      const id = keyOf(finding.rule, aboutOf(file, finding));
      const known = found.get(id);
      if (!known || isWorse(finding, known.finding)) found.set(id, { file, finding });
    }
  return found;
}

function isWorse(a: ScanFinding, b: ScanFinding): boolean {
  return fromWorst.indexOf(a.severity) < fromWorst.indexOf(b.severity);
}

function keyOf(rule: string, { file, in: inside, what }: Facets): string {
  return JSON.stringify([rule, file, inside, what]);
}

/** Facets are stable from run to run: they hold no byte positions. */
function aboutOf({ path }: FileFacts, { members, subject }: ScanFinding): Facets {
  return { file: path, ...(members.length > 0 && { in: members.join(' / ') }), what: subject };
}

export function demandOf(params: Json): ScanDemand {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this gate's own section
  return params as unknown as ScanDemand;
}

/** A claim for each finding; without findings, a blocking demand gets the claim that nothing was found. */
function claimsOf(rule: ScanRule, facts: ScanFacts, params: Json): readonly Claim[] {
  const { severities } = demandOf(params);
  const found = [...facts.found.values()].filter(
    ({ finding }) => finding.rule === rule.id && severities.includes(finding.severity),
  );
  if (found.length > 0) return found.map(claimOf);
  return severities.includes('critical') ? [{ fact: 'pass', reason: `nothing in ${filesText(facts)}`, about: {} }] : [];
}

function claimOf({ file, finding }: Found): FactClaim {
  return {
    fact: finding.level === 'not-evaluated' ? 'unknown' : 'fail',
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
  const found = facts.found.get(keyOf(rule.id, claim.about));
  if (!found) return { subject: rule.title, observed: `nothing in ${filesText(facts)}`, expected: 'nothing' };
  const { file, finding } = found;
  const level = finding.class === undefined ? finding.level : `${finding.level} (${finding.class})`;
  return {
    subject: [file.path, ...finding.members].join(' / '),
    observed: finding.level === 'not-evaluated' ? finding.found : `${level}: ${finding.found}`,
    expected: `nothing of the kind: ${finding.why}`,
    remedy: remedy(finding, facts),
  };
}

/** Paths in a policy are relative to its file. */
function remedy({ allowance }: ScanFinding, { root }: ScanFacts): string {
  const line = allowLine(
    'path' in allowance
      ? { ...allowance, path: posix.relative(posix.join('/', root), posix.join('/', allowance.path)) }
      : allowance,
  );
  return `if it belongs there, an owner allows it with a line of the policy: allow: [${line}]`;
}

function filesText({ files }: ScanFacts): string {
  return plural(files.length, 'file');
}
