// The native engines as the adapters installed them, for bare loops and for writing test tables.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const adapters = createRequire(new URL('../packages/adapters/package.json', import.meta.url));

export interface BareTensor {
  readonly data: ArrayLike<unknown>;
}

export interface BareSession {
  run(feeds: Readonly<Record<string, BareTensor>>, fetches: readonly string[]): Promise<Record<string, BareTensor>>;
}

export interface BareRuntime {
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => BareTensor;
  readonly InferenceSession: { create(path: string, options: object): Promise<BareSession> };
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getColumns(): unknown[][] }>;
  closeSync(): void;
}

interface DuckDbApi {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

function versionOf(name: string): string {
  const manifest = adapters.resolve.paths(name)!.flatMap((folder) => {
    try {
      return [readFileSync(`${folder}/${name}/package.json`, 'utf8')];
    } catch {
      return [];
    }
  })[0]!;
  return (JSON.parse(manifest) as { version: string }).version;
}

export const natives = {
  runtime: (): BareRuntime => adapters('onnxruntime-node') as BareRuntime,
  onnxRuntimeVersion: versionOf('onnxruntime-node'),
  duckDbVersion: versionOf('@duckdb/node-api'),
} as const;

/** Runs statements in an in-memory DuckDB; the columns of the last one. */
export async function sql(...statements: readonly string[]): Promise<unknown[][]> {
  const { DuckDBInstance } = adapters('@duckdb/node-api') as DuckDbApi;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    for (const statement of statements.slice(0, -1)) await connection.run(statement);
    return (await connection.runAndReadAll(statements.at(-1)!)).getColumns();
  } finally {
    connection.closeSync();
  }
}

/** A path or text as a literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
