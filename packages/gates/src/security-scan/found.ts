// What the rules find in files, allowed by the policy or not: what is listed one by one, and how much more there is.
import { judgeFile, type Allowance, type ScanFinding, type ScanSeverity } from '@modelgate/checks';
import type { Facets, Finding, Pointer, ScannedFile } from '@modelgate/core';
import { severities as fromWorst } from './section.ts';

/** A file with what tracks it. */
export interface FileFacts extends ScannedFile {
  readonly pointer?: Pointer;
}

export interface Found {
  readonly file: FileFacts;
  readonly finding: ScanFinding;
}

export interface FoundInFiles {
  /** By rule and facets. */
  readonly told: ReadonlyMap<string, Found>;
  /** By rule and severity, what is not listed one by one. */
  readonly more: ReadonlyMap<string, More>;
  /** What the policy allows, and allows something here. */
  readonly used: ReadonlySet<Allowance>;
}

export interface More {
  readonly count: number;
  /** Some of it was not evaluated. */
  readonly unknown: boolean;
  readonly allowed: boolean;
}

/**
 * How many findings of one rule and severity are listed, and as many that are allowed. A few pickles can hold half a million names, and a
 * report of all of them would be longer than JavaScript's longest text.
 */
const MOST_TOLD = 5000;

/**
 * What the rules find, for all rules in one pass. Among several findings of one name, the most severe: what allows that one allows the others
 * too.
 */
export function foundIn(files: readonly FileFacts[], allow: readonly Allowance[]): FoundInFiles {
  const told = new Map<string, Found>();
  const more = new Map<string, More>();
  const taken = new Map<string, number>();
  const used = new Set<Allowance>();
  for (const file of files)
    for (const finding of judgeFile(file, allow)) {
      if (finding.allowed) used.add(finding.allowed);
      const id = keyOf(finding.rule, aboutOf(file, finding));
      const known = told.get(id);
      if (known && !isWorse(finding, known.finding)) continue;
      const kind = kindOf(finding.rule, finding.severity, finding.allowed !== undefined);
      const before = taken.get(kind) ?? 0;
      if (before >= MOST_TOLD) more.set(kind, withOne(more.get(kind), finding));
      else {
        told.set(id, { file, finding });
        taken.set(kind, before + 1);
      }
    }
  return { told, more, used };
}

function withOne(more: More | undefined, { level, allowed }: ScanFinding): More {
  const { count = 0, unknown = false } = more ?? {};
  return { count: count + 1, unknown: unknown || level === 'not-evaluated', allowed: allowed !== undefined };
}

export function kindOf(rule: string, severity: ScanSeverity, allowed: boolean): string {
  return `${rule} ${severity}${allowed ? ' allowed' : ''}`;
}

function isWorse(a: ScanFinding, b: ScanFinding): boolean {
  return fromWorst.indexOf(a.severity) < fromWorst.indexOf(b.severity);
}

export function keyOf(rule: string, { file, in: inside, what }: Facets): string {
  return JSON.stringify([rule, file, inside, what]);
}

/** What a finding of the report tells; undefined where it tells of nothing, or of what the base branch's policy does not allow. */
export function toldBy({ rule, leaves: [leaf] }: Finding, { told }: FoundInFiles): ScanFinding | undefined {
  return told.get(keyOf(rule, leaf!.claim.about))?.finding;
}

/** The facets of a finding. They name no position in the bytes, so that they are the same from run to run. */
export function aboutOf({ path }: FileFacts, { members, subject }: ScanFinding): Facets {
  return { file: path, ...(members.length > 0 && { in: members.join(' / ') }), what: subject };
}
