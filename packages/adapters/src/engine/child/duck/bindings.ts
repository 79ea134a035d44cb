// The part of DuckDB's C interface that is used, as @duckdb/node-bindings offers it.

/** Opaque handles of the native side. */
export interface DuckDatabase {
  readonly __duckdb_type: 'duckdb_database';
}
export interface DuckConnection {
  readonly __duckdb_type: 'duckdb_connection';
}
export interface DuckConfig {
  readonly __duckdb_type: 'duckdb_config';
}
export interface DuckStatement {
  readonly __duckdb_type: 'duckdb_prepared_statement';
}
export interface DuckResult {
  readonly __duckdb_type: 'duckdb_result';
}
export interface DuckChunk {
  readonly __duckdb_type: 'duckdb_data_chunk';
}
export interface DuckVector {
  readonly __duckdb_type: 'duckdb_vector';
}

export interface DuckDb {
  library_version(): string;
  create_config(): DuckConfig;
  set_config(config: DuckConfig, name: string, value: string): void;
  open(path: string, config: DuckConfig): Promise<DuckDatabase>;
  close_sync(database: DuckDatabase): void;
  connect(database: DuckDatabase): Promise<DuckConnection>;
  disconnect_sync(connection: DuckConnection): void;
  query(connection: DuckConnection, sql: string): Promise<DuckResult>;
  prepare(connection: DuckConnection, sql: string): Promise<DuckStatement>;
  destroy_prepare_sync(statement: DuckStatement): void;
  bind_varchar(statement: DuckStatement, index: number, value: string): void;
  bind_int64(statement: DuckStatement, index: number, value: bigint): void;
  bind_double(statement: DuckStatement, index: number, value: number): void;
  bind_boolean(statement: DuckStatement, index: number, value: boolean): void;
  bind_null(statement: DuckStatement, index: number): void;
  execute_prepared(statement: DuckStatement): Promise<DuckResult>;
  execute_prepared_streaming(statement: DuckStatement): Promise<DuckResult>;
  column_count(result: DuckResult): number;
  column_type(result: DuckResult, index: number): number;
  fetch_chunk(result: DuckResult): Promise<DuckChunk | null>;
  data_chunk_get_size(chunk: DuckChunk): number;
  data_chunk_get_vector(chunk: DuckChunk, column: number): DuckVector;
  vector_get_data(vector: DuckVector, bytes: number): Uint8Array;
  vector_get_validity(vector: DuckVector, bytes: number): Uint8Array | null;
  get_data_from_pointer(buffer: ArrayBufferLike, offset: number, bytes: number): Uint8Array;
  list_vector_get_child(vector: DuckVector): DuckVector;
  list_vector_get_size(vector: DuckVector): number;
}

/** Numbers of DuckDB's types (duckdb_type in duckdb.h) that are read or written directly. */
export const DUCK = {
  BOOLEAN: 1,
  TINYINT: 2,
  SMALLINT: 3,
  INTEGER: 4,
  BIGINT: 5,
  UTINYINT: 6,
  USMALLINT: 7,
  UINTEGER: 8,
  UBIGINT: 9,
  FLOAT: 10,
  DOUBLE: 11,
  HUGEINT: 16,
  VARCHAR: 17,
  DECIMAL: 19,
  ENUM: 23,
  LIST: 24,
  STRUCT: 25,
  MAP: 26,
  UNION: 28,
  UHUGEINT: 32,
  ARRAY: 33,
} as const;
