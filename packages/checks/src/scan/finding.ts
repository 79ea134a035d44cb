// What a rule says of a scanned file: which rule it is, how sure it is, how severe that is, and the sentences for it.
import type { Allowance } from './allowance.ts';

/**
 * dangerous: known to do harm when it is loaded. unknown: nobody knows, which fails too. anomaly: a well-made file does not
 * have it. not-evaluated: nobody looked, which blocks.
 */
export type ScanLevel = 'dangerous' | 'unknown' | 'anomaly' | 'not-evaluated';

export type ScanSeverity = 'critical' | 'high' | 'medium' | 'low';

/** What a dangerous callable, operator or template does. */
export type DangerClass =
  | 'code-execution'
  | 'process'
  | 'file-read'
  | 'file-write'
  | 'network'
  | 'deserialization'
  | 'import'
  | 'introspection'
  | 'native-code'
  | 'environment';

export interface ScanFinding {
  /** 'scan/no-code-on-load'. */
  readonly rule: string;
  readonly level: ScanLevel;
  readonly severity: ScanSeverity;
  /** Where the level is dangerous. */
  readonly class?: DangerClass;
  /** From the file inwards: [] is the file itself. */
  readonly members: readonly string[];
  readonly format: string;
  /** What it is about, normalised: the same from run to run. 'os.system', 'tensorflow::WriteFile', 'member-names-differ'. */
  readonly subject: string;
  /** What was found, without where: 'os.system is called (REDUCE), with "true"'. Printable, one line. */
  readonly found: string;
  /** Why it matters. */
  readonly why: string;
  /** The line under `allow:` that would accept it; `allowLine` writes it. */
  readonly allowance: Allowance;
  /** The line of the policy that accepts it; absent: the finding stands. */
  readonly allowed?: Allowance;
  /** Byte in its part; for people, never for fingerprints. */
  readonly offset?: number;
}
