// SQL of a policy: exactly one expression over the columns. DuckDB's own parser makes the tree; only known nodes pass.
import type { ExpressionKind } from '@modelgate/core';
import type { Relation } from '../data/relation.ts';
import type { Database } from '../duck/database.ts';
import { jsonRows, textRows } from '../duck/json.ts';
import { exceptionType } from '../duck/exception.ts';
import { growthRefusal } from './growth.ts';
import { childList, isNode, refusal, type Allowed, type Node } from './tree.ts';

const LONGEST = 4000;
const DEEPEST = 100;

/** Why the expression is refused, in words that continue "it is refused: "; undefined when it may run. */
export async function checkExpression(
  relation: Relation,
  expression: string,
  is: ExpressionKind,
): Promise<string | undefined> {
  if (expression.length > LONGEST) return `it has ${expression.length} characters, more than ${LONGEST}`;
  if (expression.includes('\0')) return 'it holds a NUL character';
  if (nesting(expression) > DEEPEST) return `its brackets nest deeper than ${DEEPEST}`;
  const { database, ref, facts } = relation;
  const tree = await parse(database, expression);
  if (typeof tree === 'string') return tree;
  const known = new Set(facts.columns.map((c) => c.name.toLowerCase()));
  const allowed: Allowed = { isColumn: (name) => known.has(name.toLowerCase()), data: ref.name, is };
  return refusal(tree, allowed) ?? growthRefusal(tree) ?? (await bind(relation, expression));
}

function nesting(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const char of text) {
    if ('([{'.includes(char)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(char)) depth--;
  }
  return deepest;
}

/**
 * The expression's tree. It is parsed within brackets, as it will be used, and without on lines of its own, and must mean
 * the same: brackets that close ours, a second column, or a comment that swallows what follows change one of them.
 */
async function parse(database: Database, expression: string): Promise<Node | string> {
  const [within, bare] = await statements(database, [
    `select (${expression}) from data`,
    `select\n${expression}\nfrom data`,
  ]);
  if (within === undefined || bare === undefined) return 'it is no SQL expression';
  const tree = onlyExpression(within);
  const other = onlyExpression(bare);
  if (tree === undefined || other === undefined || canonical(tree) !== canonical(other))
    return 'it is more than one expression';
  return tree;
}

/** The one statement in each text, as DuckDB's json_serialize_sql spells it. */
async function statements(database: Database, texts: readonly string[]): Promise<(Node | undefined)[]> {
  const each = texts.map(() => 'cast(json_serialize_sql(?::varchar) as varchar)');
  const [row] = await textRows(database, { text: `select ${each.join(', ')}`, values: texts });
  return row!.map(onlyStatement);
}

function onlyStatement(serialized: string): Node | undefined {
  const parsed: unknown = JSON.parse(serialized);
  if (!isNode(parsed) || parsed['error'] !== false) return undefined;
  const all = childList(parsed, 'statements');
  const node = all[0]?.['node'];
  return all.length === 1 && isNode(node) ? node : undefined;
}

/** The expression of `select <expression> from data` and nothing more. */
function onlyExpression(select: Node): Node | undefined {
  const { select_list: _list, from_table: from, ...rest } = select;
  const plain = canonical(rest) === EMPTY_SELECT && isNode(from) && canonical(from) === FROM_DATA;
  const list = childList(select, 'select_list');
  return plain && list.length === 1 && list[0]!['alias'] === '' ? list[0] : undefined;
}

function canonical(node: Node): string {
  return JSON.stringify(node, (key, value: unknown) => (key === 'query_location' ? undefined : value));
}

const EMPTY_SELECT = JSON.stringify({
  type: 'SELECT_NODE',
  modifiers: [],
  cte_map: { map: [] },
  where_clause: null,
  group_expressions: [],
  group_sets: [],
  aggregate_handling: 'STANDARD_HANDLING',
  having: null,
  sample: null,
  qualify: null,
});

const FROM_DATA = JSON.stringify({
  type: 'BASE_TABLE',
  alias: '',
  sample: null,
  schema_name: '',
  table_name: 'data',
  column_name_alias: [],
  catalog_name: '',
  at_clause: null,
});

/** Types are checked by planning it on no rows. DuckDB's words may quote values and are not told. */
async function bind({ database, source }: Relation, expression: string): Promise<string | undefined> {
  try {
    await jsonRows(database, { text: `select 1 from (select (${expression}) from ${source} limit 0)`, values: [] });
    return undefined;
  } catch (error) {
    return `it does not fit the types of its columns (${exceptionType(error)} error)`;
  }
}
