// What somebody writes by hand for many columns: the aggregates of `wideProject` in validate-data.ts, fifty columns to a statement.
//   node bench/hand-wide.ts <wide.parquet> <columns> [values]   with `values`, limits are tested on values where a footer could answer
import { sql, quoted } from './natives.ts';

const [path, columns, values] = process.argv.slice(2) as [string, string, string?];
const names = Array.from({ length: Number(columns) }, (_, k) => `x${k}`);
const COLUMNS_A_STATEMENT = 50;

function statement(some: readonly string[]): string {
  const aggregates = some.map((x) => `count(${x}), count_if(isnan(${x})), count_if(${x} < 0), count_if(${x} > 1000)`);
  return `select count(*), ${aggregates.join(', ')} from read_parquet(${quoted(path)})`;
}

const statements: string[] = [];
for (let from = 0; from < names.length; from += COLUMNS_A_STATEMENT)
  statements.push(statement(names.slice(from, from + COLUMNS_A_STATEMENT)));
const settings = values === undefined ? [] : ["set global disabled_optimizers = 'statistics_propagation'"];
console.log((await sql(...settings, ...statements)).map(([figure]) => String(figure)).join(' '));
