// What a process is told when it starts, as its one argument.

export interface ChildSettings {
  readonly role: 'data' | 'model';
  /** The private folder, shared by all processes of one engine and deleted at its end. */
  readonly folder: string;
  /** DuckDB's share. */
  readonly threads: number;
  readonly memoryMb: number;
}
