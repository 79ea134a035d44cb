// The nodes of a parsed expression that are allowed; everything else has a name in the refusal.
import type { ExpressionKind } from '@modelgate/core';
import { AGGREGATES } from './aggregates.ts';
import { ALLOWED_FUNCTIONS } from './functions.ts';

/** A node as json_serialize_sql writes it. */
export interface Node {
  readonly [key: string]: unknown;
}

const TYPES: ReadonlySet<string> = new Set(
  'BOOLEAN TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT FLOAT DOUBLE DECIMAL VARCHAR DATE TIME TIMESTAMP INTERVAL UUID'.split(
    ' ',
  ),
);
const OPERATORS: ReadonlySet<string> = new Set(
  'OPERATOR_NOT OPERATOR_IS_NULL OPERATOR_IS_NOT_NULL COMPARE_IN COMPARE_NOT_IN OPERATOR_COALESCE OPERATOR_NULLIF ARRAY_EXTRACT'.split(
    ' ',
  ),
);
const WORDS: Readonly<Record<string, string>> = {
  SUBQUERY: 'it has a subquery',
  WINDOW: 'it has a window function',
  PARAMETER: 'it has a parameter',
  STAR: 'it has a *',
  LAMBDA: 'it has a lambda',
  COLLATE: 'it has a collation',
  POSITIONAL_REFERENCE: 'it has a positional reference',
  DEFAULT: 'it has DEFAULT',
};

/** What is no node counts as one of an unknown kind, which is refused. */
const NO_NODE: Node = { class: 'nothing' };

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(node: Node, key: string): Node {
  const value = node[key];
  return isNode(value) ? value : NO_NODE;
}

export function childList(node: Node, key: string): readonly Node[] {
  const value: unknown = node[key];
  return Array.isArray(value) ? value.map((item: unknown) => (isNode(item) ? item : NO_NODE)) : [NO_NODE];
}

/** Children of each kind of node that may occur. */
const CHILDREN: Readonly<Record<string, (node: Node) => readonly Node[]>> = {
  COLUMN_REF: () => [],
  CONSTANT: () => [],
  COMPARISON: (n) => [child(n, 'left'), child(n, 'right')],
  CONJUNCTION: (n) => childList(n, 'children'),
  BETWEEN: (n) => [child(n, 'input'), child(n, 'lower'), child(n, 'upper')],
  OPERATOR: (n) => childList(n, 'children'),
  CAST: (n) => [child(n, 'child')],
  FUNCTION: (n) => childList(n, 'children'),
  CASE: (n) => [
    ...childList(n, 'case_checks').flatMap((c) => [child(c, 'when_expr'), child(c, 'then_expr')]),
    child(n, 'else_expr'),
  ],
};

/** Of an allowed node. */
export function childrenOf(node: Node): readonly Node[] {
  return CHILDREN[textOf(node['class'])]?.(node) ?? [];
}

/** What an expression may be. */
export interface Allowed {
  readonly isColumn: (name: string) => boolean;
  /** The data set's name, for messages. */
  readonly data: string;
  readonly is: ExpressionKind;
}

interface Place {
  readonly node: Node;
  /** Inside an aggregate: there is one value for each row. */
  readonly inAggregate: boolean;
}

/** Why the tree is refused; undefined when every node of it is allowed. An aggregate stands in no other one, and a column in one. */
export function refusal(root: Node, allowed: Allowed): string | undefined {
  const left: Place[] = [{ node: root, inAggregate: false }];
  let aggregates = 0;
  for (let place = left.pop(); place; place = left.pop()) {
    const { node, inAggregate } = place;
    const kind = textOf(node['class']);
    const children = CHILDREN[kind];
    if (!children) return WORDS[kind] ?? `it has a part (${kind}) that is not allowed`;
    const aggregate = allowed.is === 'aggregate' && kind === 'FUNCTION' && isAggregate(node);
    if (aggregate && inAggregate) return 'it has an aggregate inside another';
    if (aggregate) aggregates++;
    const refused = aggregate ? aggregateRefusal(node) : own(kind, node, allowed);
    if (refused !== undefined) return refused;
    if (kind === 'COLUMN_REF' && allowed.is === 'aggregate' && !inAggregate)
      return 'a column stands outside of an aggregate';
    const below = [...children(node), ...(aggregate ? filterOf(node) : [])];
    left.push(...below.map((each) => ({ node: each, inAggregate: inAggregate || aggregate })));
  }
  return allowed.is === 'aggregate' && aggregates === 0 ? 'it has no aggregate, such as avg(x)' : undefined;
}

function isAggregate(node: Node): boolean {
  return AGGREGATES.has(textOf(node['function_name']));
}

/** `filter (where …)` of an aggregate. */
function filterOf(node: Node): readonly Node[] {
  return node['filter'] === null ? [] : [child(node, 'filter')];
}

function own(kind: string, node: Node, { isColumn, data }: Allowed): string | undefined {
  if (kind === 'COLUMN_REF') return columnRefusal(node['column_names'], isColumn, data);
  if (kind === 'FUNCTION') return functionRefusal(node);
  const type = textOf(kind === 'CAST' ? child(node, 'cast_type')['id'] : node['type']);
  if (kind === 'CAST' && !TYPES.has(type)) return `it casts to a type (${type}) that is not allowed`;
  if (kind === 'OPERATOR' && !OPERATORS.has(type)) return `it has an operator (${type}) that is not allowed`;
  return undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'unnamed';
}

/** A name that is no column could be a function without brackets, such as current_user, or a hidden column. */
function columnRefusal(names: unknown, isColumn: (name: string) => boolean, data: string): string | undefined {
  const name = Array.isArray(names) ? names.join('.') : 'it';
  const isOne = Array.isArray(names) && names.length === 1 && isColumn(name);
  return isOne ? undefined : `${name} is no column of data ${data}`;
}

function functionRefusal(node: Node): string | undefined {
  const name = textOf(node['function_name']);
  if (!ALLOWED_FUNCTIONS.has(name)) return `the function ${name} is not allowed`;
  const plain = isOwn(node) && node['filter'] === null && node['distinct'] === false;
  return plain ? undefined : `the function ${name} is called in a way that is not allowed`;
}

/** An aggregate may be filtered, and may count distinct values. */
function aggregateRefusal(node: Node): string | undefined {
  return isOwn(node)
    ? undefined
    : `the aggregate ${textOf(node['function_name'])} is called in a way that is not allowed`;
}

/** DuckDB's own, by its plain name and in no order. */
function isOwn(node: Node): boolean {
  const orders = child(node, 'order_bys')['orders'];
  const plain = (node['schema'] === '' || node['schema'] === 'main') && node['catalog'] === '';
  return plain && Array.isArray(orders) && orders.length === 0;
}
