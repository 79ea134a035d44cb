// Writes the list of SQL functions that a policy's expressions may call: DuckDB's own list of pure scalar functions,
// without whatever reads settings, time or files, fails on purpose, or makes large values from small ones.
// node packages/adapters/scripts/sql-functions.mjs
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const api = createRequire(import.meta.url).resolve('@duckdb/node-api');
const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api');

/** What is consistent by DuckDB's word and still not wanted, with the reason. */
const REFUSED = [
  [/^__internal/, 'internal'],
  [/^icu_|^create_sort_key$|^vector_type$|^constant_or_null$|^finalize$|^combine$/, 'internal'],
  [/^current_|^getvariable$|^version$|^timezone/, 'settings and time'],
  [/^age$/, 'with one argument it reads the clock'],
  [/^error$|^sleep|^write_log$|^parse_duckdb_log_message$/, 'failure and effects'],
  [
    /^(range|generate_series|repeat|lpad|rpad|bitstring|bar|(list|array)_resize|factorial|to_base|format|printf|equi_width_bins)$/,
    'large values from small ones',
  ],
  [/aggr(egate)?$|^(apply|filter|reduce|switch|(list|array)_(apply|filter|transform|reduce))$/, 'call other functions'],
  [
    /^json_(de)?serialize|^json_transform|^from_json|^variant_|^st_|^make_type$|^cast_to_type$|^get_type$|^remap_struct$|^unpivot_list$/,
    'SQL, types and formats',
  ],
  [/^enum_/, 'catalogue'],
  [/^can_cast_implicitly$|^replace_type$/, 'types'],
];

/** Macros over pure functions. */
const MACROS = [
  'date_add',
  'days_in_month',
  'fdiv',
  'fmod',
  'list_avg',
  'list_max',
  'list_min',
  'list_sum',
  'nullif',
  'round_even',
  'split_part',
];

const macros = MACROS.map((m) => `'${m}'`).join(', ');
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const reader = await connection.runAndReadAll(`
  select function_name from duckdb_functions()
  where internal group by 1
  having bool_and((function_type = 'scalar' and stability = 'CONSISTENT') or (function_type = 'macro' and function_name in (${macros})))
  order by 1`);
const names = reader
  .getRows()
  .map(([name]) => name)
  .filter((name) => !REFUSED.some(([pattern]) => pattern.test(name)));
const file = new URL('../src/engine/child/expression/functions.ts', import.meta.url);
writeFileSync(
  file,
  `// Written by scripts/sql-functions.mjs from DuckDB's duckdb_functions(); do not edit.

/** Functions that an expression of a policy may call. */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set(
  ${JSON.stringify(names.join(' '))}.split(' '),
);
`,
);
console.log(`${names.length} functions, of ${api}`);
