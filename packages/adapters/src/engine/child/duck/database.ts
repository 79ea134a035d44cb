// One in-memory database that can read and write exactly the paths it was given, and nothing else.
import type { Sql } from '@modelgate/core';
import type { DuckConnection, DuckDatabase, DuckDb, DuckResult, DuckStatement } from './bindings.ts';
import { Rows } from './rows.ts';

export interface DatabaseLimits {
  readonly threads: number;
  /** What DuckDB may hold in memory, MB; beyond it spills to the temporary folder. */
  readonly memoryMb: number;
  readonly tempFolder: string;
}

/** What a database may touch on disk. */
export interface Access {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Optimizers that are not used. */
  readonly without: readonly Optimizer[];
}

type Optimizer =
  | 'statistics_propagation'
  | 'filter_pushdown'
  | 'join_filter_pushdown'
  | 'row_group_pruner'
  | 'late_materialization';

/**
 * What answers by the statistics in the footer of a Parquet file, or leaves rows unread because of them: they may be wrong, or lie. The last one
 * makes a join of each limit, which without the others reads the whole file where it would read a few rows.
 */
export const BY_STATISTICS: readonly Optimizer[] = [
  'statistics_propagation',
  'filter_pushdown',
  'join_filter_pushdown',
  'row_group_pruner',
  'late_materialization',
];

/** An open database before it is locked: no user's bytes may be read with it yet. */
export interface UnlockedDatabase {
  lock(access: Access): Promise<Database>;
}

/** Where statements run. */
export interface Queryable {
  readonly duck: DuckDb;
  /** Runs statements for their effect. */
  run(sql: string): Promise<void>;
  /** Streams the rows of one statement. */
  stream(statement: Sql): Promise<Rows>;
  /**
   * The rows of one statement, all of them in memory. Without bound values it is planned once, and not again when it runs. A
   * statement that is streamed keeps a core busy while it waits for others.
   */
  query(statement: Sql): Promise<Rows>;
}

/** Each statement on a connection of its own. */
export interface Database extends Queryable {
  connect(): Promise<DuckConnection>;
  /** Several statements on one connection, which is closed at the end: temporary tables last so long. */
  session<T>(work: (session: Queryable) => Promise<T>): Promise<T>;
  close(): void;
}

export async function openDatabase(duck: DuckDb, limits: DatabaseLimits): Promise<UnlockedDatabase> {
  const config = duck.create_config();
  const options = {
    threads: String(limits.threads),
    memory_limit: `${limits.memoryMb}MB`,
    temp_directory: limits.tempFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
  };
  for (const [name, value] of Object.entries(options)) duck.set_config(config, name, value);
  const handle = await duck.open(':memory:', config);
  const connection = await duck.connect(handle);
  return { lock: (access) => lock(duck, handle, connection, access) };
}

/** The order matters: once access is off and the configuration locked, no statement can open it again. */
async function lock(duck: DuckDb, handle: DuckDatabase, connection: DuckConnection, access: Access): Promise<Database> {
  const settings = [
    'errors_as_json = true',
    `disabled_optimizers = ${literal(access.without.join())}`,
    // Each statement reads a file's footer again otherwise. One that changed is noticed by its time, and by whoever opened it.
    'parquet_metadata_cache = true',
    `allowed_paths = ${listOf(access.files)}`,
    `allowed_directories = ${listOf(access.folders)}`,
    'enable_external_access = false',
    'lock_configuration = true',
  ];
  await duck.query(connection, settings.map((setting) => `set global ${setting}`).join('; '));
  const onOwn = async (statement: Sql, open: typeof streamed): Promise<Rows> => {
    const own = await duck.connect(handle);
    const close = (): void => duck.disconnect_sync(own);
    return open(duck, own, statement, close).catch((error: unknown) => {
      close();
      throw error;
    });
  };
  return {
    duck,
    run: async (sql) => void (await duck.query(connection, sql)),
    stream: (statement) => onOwn(statement, streamed),
    query: (statement) => onOwn(statement, queried),
    connect: () => duck.connect(handle),
    session: (work) => withSession(duck, handle, work),
    close: () => {
      duck.disconnect_sync(connection);
      duck.close_sync(handle);
    },
  };
}

async function withSession<T>(
  duck: DuckDb,
  handle: DuckDatabase,
  work: (session: Queryable) => Promise<T>,
): Promise<T> {
  const connection = await duck.connect(handle);
  try {
    return await work({
      duck,
      run: async (sql) => void (await duck.query(connection, sql)),
      stream: (statement) => streamed(duck, connection, statement, () => undefined),
      query: (statement) => queried(duck, connection, statement, () => undefined),
    });
  } finally {
    duck.disconnect_sync(connection);
  }
}

async function queried(duck: DuckDb, connection: DuckConnection, statement: Sql, close: () => void): Promise<Rows> {
  const found =
    statement.values.length > 0
      ? await prepared(duck, connection, statement, (ready) => duck.execute_prepared(ready))
      : await duck.query(connection, statement.text);
  return new Rows(duck, found, close);
}

async function streamed(duck: DuckDb, connection: DuckConnection, statement: Sql, close: () => void): Promise<Rows> {
  const found = await prepared(duck, connection, statement, (ready) => duck.execute_prepared_streaming(ready));
  return new Rows(duck, found, close);
}

async function prepared(
  duck: DuckDb,
  connection: DuckConnection,
  { text, values }: Sql,
  execute: (statement: DuckStatement) => Promise<DuckResult>,
): Promise<DuckResult> {
  const statement = await duck.prepare(connection, text);
  try {
    bind(duck, statement, values);
    return await execute(statement);
  } finally {
    duck.destroy_prepare_sync(statement);
  }
}

function bind(duck: DuckDb, statement: DuckStatement, values: Sql['values']): void {
  for (const [i, value] of values.entries()) {
    const at = i + 1;
    if (value === null) duck.bind_null(statement, at);
    else if (typeof value === 'string') duck.bind_varchar(statement, at, value);
    else if (typeof value === 'boolean') duck.bind_boolean(statement, at, value);
    else if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) duck.bind_int64(statement, at, BigInt(value));
    else duck.bind_double(statement, at, value);
  }
}

/** A string literal; doubling the quote is all the escaping that standard SQL strings have. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function listOf(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}
