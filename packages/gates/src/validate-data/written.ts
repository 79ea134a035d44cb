// The section as it is written: the gate's own keys, and those of the checks.

export interface Section {
  readonly data?: string;
  readonly reference?: string;
  readonly contract?: WrittenContract;
  readonly 'show-values'?: boolean;
  readonly columns?: Readonly<Record<string, Column | null>>;
  readonly [key: string]: unknown;
}

export interface Column {
  readonly 'show-values'?: boolean;
  readonly pii?: 'forbid';
  readonly required?: boolean;
  readonly [key: string]: unknown;
}

export interface WrittenContract {
  readonly file: string;
  readonly object?: string;
  /** Whether a rule of the contract that cannot be evaluated blocks or warns. */
  readonly notEvaluated: 'block' | 'warn';
}

export type Columns = readonly (readonly [name: string, written: Column | null])[];

export function columnsIn(section: Section): Columns {
  return Object.entries(section.columns ?? {});
}
