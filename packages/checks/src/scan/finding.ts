// What a rule finds in a scanned file. The gate makes claims of it; nothing here depends on a policy but what it allows.
import type { ScannedFile } from '@modelgate/core';

export type ScanSeverity = 'critical' | 'high' | 'medium' | 'low';

/** Most severe first. */
export const severities: readonly ScanSeverity[] = ['critical', 'high', 'medium', 'low'];

/**
 * dangerous: known to do harm. unknown: nobody knows what it does. anomaly: a well-made file does not have it.
 * not-evaluated: nobody can tell.
 */
export type ScanLevel = 'dangerous' | 'unknown' | 'anomaly' | 'not-evaluated';

export interface ScanFinding {
  /** 'scan/no-code-on-load'. */
  readonly rule: string;
  readonly level: ScanLevel;
  readonly severity: ScanSeverity;
  /** Of a dangerous one: 'code execution', 'network', … */
  readonly class?: string;
  /** From the file inwards. */
  readonly members: readonly string[];
  /** What it is about, the same from run to run: 'posix.system called', 'member-names-differ'. */
  readonly subject: string;
  /** 'os.system is called with "id"', and why that matters. */
  readonly observed: string;
  /** 'only callables that are known to be safe'. */
  readonly expected: string;
  /** The entry of the policy that would allow it, and that the report prints; absent where nothing may. */
  readonly allow?: Allowance;
  readonly offset?: number;
}

/** One entry of the policy's `allow`: exact, but for a module's own `module.*`. */
export interface Allowance {
  readonly callable?: string;
  readonly role?: 'called' | 'referenced' | 'attribute';
  readonly operator?: string;
  readonly anomaly?: string;
  readonly format?: string;
  /** A file, folder or glob that the entry is about; absent: all. */
  readonly path?: string;
}

/** A rule of scanning: one file, and one line in the index. */
export interface ScanRule {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly cwe: readonly number[];
  /** As CVSS has it, 0.1 to 10. */
  readonly cvss: number;
  judge(file: ScannedFile): readonly ScanFinding[];
}
