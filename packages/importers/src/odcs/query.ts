// A query of a contract as one aggregate over the object: `select <aggregate> from {object} [where <condition>]`. Anything else is refused.
import { countText, identifierText } from '@modelgate/core';
import { valueOf, type Column } from './column.ts';
import { tokensOf, type Token } from './sql-tokens.ts';

/** The names that a query may use. */
export interface Names {
  /** Names for the object, beside {object}. */
  readonly tables: readonly string[];
  /** The object's columns. */
  readonly columns: readonly Column[];
  /** The column that {property} stands for. */
  readonly column?: Column;
}

export type Query =
  | {
      /** The aggregate, filtered by the condition. */
      readonly value: string;
      /** The condition of the counted rows, where the aggregate is count(*). */
      readonly counts?: string;
    }
  | { readonly refused: string };

/** Aggregates that mean the same in every dialect: all of them ignore NULL. */
const aggregates = new Set(['count', 'sum', 'avg', 'min', 'max']);
const functions = new Set([...aggregates, 'abs', 'coalesce', 'lower', 'nullif', 'upper']);
const words = new Set('and or not in is null like between case when then else end true false distinct'.split(' '));
const objects = new Set(['object', 'table', 'schema', 'model']);
const properties = new Set(['property', 'column', 'field']);

class Refusal extends Error {}

/** The longest query that is read, in characters. */
const LONGEST = 4000;

export function readQuery(query: string, names: Names): Query {
  if (query.length > LONGEST) return { refused: `the query has more than ${countText(LONGEST)} characters` };
  try {
    return aggregateOf(tokensOf(query), names);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}

function aggregateOf(tokens: readonly Token[], names: Names): Query {
  const other = tokens.find(({ kind }) => kind === 'other');
  if (other) throw new Refusal(`the query has ${other.text}`);
  const parts = partsOf(tokens);
  if (!isTable(parts.from, names)) throw new Refusal('the query reads something else than the object');
  const where = parts.where && rendered(parts.where, names, '');
  const value = rendered(parts.select, names, where === undefined ? '' : ` filter (where ${where})`);
  const isCount = parts.select.map(({ text }) => text.toLowerCase()).join('') === 'count(*)';
  return { value, ...(isCount && { counts: where ?? 'true' }) };
}

interface Parts {
  readonly select: readonly Token[];
  readonly from: readonly Token[];
  readonly where?: readonly Token[];
}

/** Splits the query at its top-level keywords: select … from … where …, and no other clause. */
function partsOf(tokens: readonly Token[]): Parts {
  const body = isSign(tokens.at(-1), ';') ? tokens.slice(0, -1) : tokens;
  const at = (word: string): number => body.findIndex((token, i) => isWord(token, word) && depthAt(body, i) === 0);
  const [select, from, where] = [at('select'), at('from'), at('where')];
  if (select !== 0 || from < 2 || (where >= 0 && where < from))
    throw new Refusal('the query is not a select of one value');
  const end = where < 0 ? body.length : where;
  return {
    select: withoutAlias(body.slice(1, from)),
    from: body.slice(from + 1, end),
    ...(where >= 0 && { where: body.slice(where + 1) }),
  };
}

function depthAt(tokens: readonly Token[], index: number): number {
  return tokens
    .slice(0, index)
    .reduce((depth, token) => depth + (isSign(token, '(') ? 1 : isSign(token, ')') ? -1 : 0), 0);
}

const isSign = (token: Token | undefined, sign: string): boolean => token?.kind === 'sign' && token.text === sign;

const isWord = (token: Token | undefined, word: string): boolean =>
  token?.kind === 'word' && token.text.toLowerCase() === word;

function withoutAlias(select: readonly Token[]): readonly Token[] {
  return isWord(select.at(-2), 'as') ? select.slice(0, -2) : select;
}

function isTable(from: readonly Token[], { tables }: Names): boolean {
  const [only, ...more] = from;
  if (only === undefined || more.length > 0) return false;
  if (only.kind === 'placeholder') return objects.has(only.text);
  return (only.kind === 'word' || only.kind === 'name') && tables.includes(only.text);
}

/** SQL of the tokens. The condition becomes a filter behind every aggregate's closing bracket, since it applies before any of them. */
function rendered(tokens: readonly Token[], names: Names, filter: string): string {
  const open: boolean[] = [];
  const text = tokens.map((token, i) => {
    if (isSign(token, '(')) open.push(isCall(tokens[i - 1], aggregates));
    if (isSign(token, ')')) {
      const closes = open.pop();
      if (closes === undefined) throw new Refusal('the query has brackets that do not agree');
      return closes ? `)${filter}` : ')';
    }
    return spelled(token, isSign(tokens[i + 1], '('), names);
  });
  if (open.length > 0 || text.length === 0) throw new Refusal('the query has brackets that do not agree');
  return text.reduce((sql, next, i) => `${sql}${sticks(tokens[i - 1], tokens[i]!) ? '' : ' '}${next}`);
}

/** Whether two tokens are written without a space: avg(x), not avg ( x ). */
function sticks(before: Token | undefined, token: Token): boolean {
  const isCalled = isSign(token, '(') && isCall(before, functions);
  return isCalled || isSign(before, '(') || isSign(token, ')') || isSign(token, ',');
}

const isCall = (token: Token | undefined, of: ReadonlySet<string>): boolean =>
  token?.kind === 'word' && of.has(token.text.toLowerCase());

function spelled(token: Token, isCalled: boolean, names: Names): string {
  const { kind, text } = token;
  if (kind === 'number' || kind === 'text') return text;
  if (kind === 'sign' && text !== ';') return text;
  if (kind === 'placeholder' && properties.has(text) && names.column) return valueOf(names.column);
  if (kind === 'name') return columnNamed(text, names);
  if (kind !== 'word')
    throw new Refusal(
      `the query has ${kind === 'sign' ? 'a second statement' : `{${text}} where it stands for nothing`}`,
    );
  const word = text.toLowerCase();
  if (words.has(word)) return word;
  if (isCalled && !functions.has(word)) throw new Refusal(`${text} does not mean the same in every dialect of SQL`);
  return isCalled ? word : columnNamed(text, names);
}

function columnNamed(name: string, { columns }: Names): string {
  const found = columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    throw new Refusal(`${name} is not a column of the object, and no word that all dialects share`);
  return identifierText(found.name);
}
