// What a process is told when it starts, as its one argument.

export interface ChildSettings {
  readonly role: 'data' | 'model';
  /** A verified node_modules folder with the engines; absent: this package's own dependencies. */
  readonly nativesDir?: string;
  /** The private folder, shared by all processes of one engine and deleted at its end. */
  readonly folder: string;
  /** DuckDB's share. */
  readonly threads: number;
  readonly memoryMb: number;
}
