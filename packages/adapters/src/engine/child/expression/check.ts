// SQL of a policy: exactly one expression over the columns. DuckDB's own parser makes the tree; only known nodes pass.
import type { Expression } from '@modelgate/core';
import type { Relation } from '../data/relation.ts';
import type { Database } from '../duck/database.ts';
import { jsonRows, textRows } from '../duck/json.ts';
import { exceptionType } from '../duck/exception.ts';
import { growthRefusal } from './growth.ts';
import { childList, isNode, refusal, type Allowed, type Node } from './tree.ts';

const LONGEST = 4000;
const DEEPEST = 100;

type Reason = string | undefined;

/** Why each expression is refused, in words that continue "it is refused: "; undefined when it may run. */
export async function checkExpressions(
  { database, ref, facts, source }: Relation,
  expressions: readonly Expression[],
): Promise<readonly Reason[]> {
  const reasons = new Map<Expression, Reason>(expressions.map((one) => [one, tooLarge(one.text)]));
  const passed = (): Expression[] => expressions.filter((one) => reasons.get(one) === undefined);
  const known = new Set(facts.columns.map((c) => c.name.toLowerCase()));
  const isColumn = (name: string): boolean => known.has(name.toLowerCase());
  const parsed = passed();
  const trees = await treesOf(database, parsed);
  for (const [i, one] of parsed.entries())
    reasons.set(one, refused(trees[i]!, { isColumn, data: ref.name, is: one.is }));
  const bound = passed();
  const misfits = await misfitsOf(database, source, bound);
  for (const [i, one] of bound.entries()) reasons.set(one, misfits[i]);
  return expressions.map((one) => reasons.get(one));
}

function tooLarge(text: string): Reason {
  if (text.length > LONGEST) return `it has ${text.length} characters, more than ${LONGEST}`;
  if (text.includes('\0')) return 'it holds a NUL character';
  return nesting(text) > DEEPEST ? `its brackets nest deeper than ${DEEPEST}` : undefined;
}

function refused(tree: Node | string, allowed: Allowed): Reason {
  return typeof tree === 'string' ? tree : (refusal(tree, allowed) ?? growthRefusal(tree));
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
 * Each expression's tree, or why it has none. It is parsed within brackets, as it will be used, and without on lines of its own, and must mean
 * the same: brackets that close ours, a second column, or a comment that swallows what follows change one of them.
 */
async function treesOf(database: Database, expressions: readonly Expression[]): Promise<readonly (Node | string)[]> {
  const within = expressions.map(({ text }) => `select (${text}) from data`);
  const bare = expressions.map(({ text }) => `select\n${text}\nfrom data`);
  const parsed = await statements(database, [...within, ...bare]);
  return expressions.map((_, i) => oneTree(parsed[i], parsed[i + expressions.length]));
}

function oneTree(within: Node | undefined, bare: Node | undefined): Node | string {
  if (within === undefined || bare === undefined) return 'it is no SQL expression';
  const tree = onlyExpression(within);
  const other = onlyExpression(bare);
  if (tree === undefined || other === undefined || canonical(tree) !== canonical(other))
    return 'it is more than one expression';
  return tree;
}

/** The one statement in each text, as DuckDB's json_serialize_sql spells it. */
async function statements(database: Database, texts: readonly string[]): Promise<(Node | undefined)[]> {
  if (texts.length === 0) return [];
  const each = texts.map(() => 'cast(json_serialize_sql(?::varchar) as varchar)');
  const [row] = await textRows(database, { text: `select ${each.join(', ')}`, values: texts });
  return row!.map(onlyStatement);
}

function onlyStatement(serialized: string): Node | undefined {
  const parsed = parsedJson(serialized);
  if (!isNode(parsed) || parsed['error'] !== false) return undefined;
  const all = childList(parsed, 'statements');
  const node = all[0]?.['node'];
  return all.length === 1 && isNode(node) ? node : undefined;
}

/** undefined: DuckDB writes an infinite number, such as that of 1e400, in a way that is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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

/** Types are checked by planning on no rows: all expressions together, and one by one where that fails. */
async function misfitsOf(
  database: Database,
  source: string,
  expressions: readonly Expression[],
): Promise<readonly Reason[]> {
  const misfit = (some: readonly Expression[]): Promise<Reason> => misfitOf(database, source, some);
  const kinds = ['row', 'aggregate'].map((kind) => expressions.filter(({ is }) => is === kind));
  const together = await Promise.all(kinds.map(misfit));
  if (together.every((reason) => reason === undefined)) return expressions.map(() => undefined);
  return Promise.all(expressions.map((one) => misfit([one])));
}

/** DuckDB's words may quote values and are not told. */
async function misfitOf(database: Database, source: string, expressions: readonly Expression[]): Promise<Reason> {
  if (expressions.length === 0) return undefined;
  const columns = expressions.map(({ text }, i) => `(${text}) as e${i}`);
  try {
    await jsonRows(database, {
      text: `select 1 from (select ${columns.join(', ')} from ${source} limit 0)`,
      values: [],
    });
    return undefined;
  } catch (error) {
    return `it does not fit the types of its columns (${exceptionType(error)} error)`;
  }
}
