// SQL that fails on the data, told without DuckDB's own words.
import { exceptionType } from '../duck/exception.ts';
import { EngineFault, inputFault } from '../fault.ts';
import { fullDisk } from '../full-disk.ts';
import { unreadable } from './stage.ts';

/** What DuckDB's reader of Parquet says of pages that it cannot decode: errors of these kinds, in its words or Thrift's. */
const KINDS = new Set(['Invalid', 'Invalid Input']);
const UNDECODABLE =
  /Failed to read file|GZIP|Out of buffer|TProtocolException|don't know what type|corrupt file|Invalid string encoding found in Parquet/;

/** DuckDB's own words may quote values; its kind of error and a way to see more are all that is told. */
export async function withSqlFault<T>(named: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof EngineFault || !(cause instanceof Error) || !/exception_type|Error:/.test(cause.message))
      throw cause;
    if (fullDisk(cause)) throw cause;
    const kind = exceptionType(cause);
    if (KINDS.has(kind) && UNDECODABLE.test(cause.message)) throw unreadable(`a file of ${named}`, cause);
    const hint =
      kind === 'Conversion'
        ? 'a value does not fit the type it is cast to, or an aggregate is no number; use try_cast'
        : 'check the SQL of the policy against the columns of this data';
    throw inputFault(
      {
        code: 'input/sql-failed',
        named,
        expected: 'SQL that runs on every row',
        received: `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind} error`,
        hint,
      },
      cause,
    );
  }
}
