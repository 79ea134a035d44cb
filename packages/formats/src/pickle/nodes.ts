// Callables as loading meets them, and what they did: the machine's only lasting finds.
import type { CallableFact, CallableRole } from '@modelgate/core';
import { oneLine } from '../scan/one-line.ts';
import { BudgetError } from '../scan/reader.ts';

const MOST_NODES = 1 << 16;

/** A callable, or what a call gave. */
export interface Node {
  /** '' where only loading computes what it is: the name is then the expression. */
  readonly module: string;
  readonly name: string;
  /** fetched: a callable by name. result: what a call gave. computed: only loading knows, a callable perhaps. */
  readonly kind: 'fetched' | 'result' | 'computed';
  /** An instance of its owner, as far as opcodes go: NEWOBJ made it. Not text, then. */
  readonly instance: boolean;
  /** The value that stands for it. */
  readonly value: number;
  /** Whose methods it has: of a result the class or function that gave it. */
  readonly owner: Node | undefined;
  /** By method ('' is the callable itself) and role. */
  readonly seen: Map<string, Seen>;
  /** Results of it that have an expression of their own. */
  results: number;
  /** Stand for its other results and instances. */
  anyResult: Node | undefined;
  anyInstance: Node | undefined;
  /** Of a partial: a state gave it another function, so that its expression says no more what is called. */
  changed: boolean;
}

interface Seen {
  readonly fact: Omit<CallableFact, 'times'>;
  times: number;
}

export interface Nodes {
  readonly all: Node[];
  readonly byName: Map<string, Node>;
  /** In the order of their first act. */
  readonly seen: Seen[];
}

export const noNodes = (): Nodes => ({ all: [], byName: new Map(), seen: [] });

export function addNode(nodes: Nodes, node: Pick<Node, 'module' | 'name' | 'kind' | 'owner'>): Node {
  if (nodes.all.length >= MOST_NODES) throw new BudgetError(`it speaks of more than ${MOST_NODES} callables`);
  const added: Node = {
    instance: false,
    ...node,
    value: nodes.all.length,
    seen: new Map(),
    results: 0,
    anyResult: undefined,
    anyInstance: undefined,
    changed: false,
  };
  nodes.all.push(added);
  return added;
}

type NewNode = Pick<Node, 'module' | 'name' | 'kind' | 'owner'> & { readonly instance?: boolean };

/** The node of a name, always the same. */
export function named(nodes: Nodes, module: string, name: string, kind: Node['kind']): Node {
  return namedResult(nodes, { module, name, kind, owner: undefined });
}

/** The node of an expression: equal ones give equal results. */
export function namedResult(nodes: Nodes, node: NewNode): Node {
  const key = `${node.kind} ${node.module.length} ${node.module} ${node.name}`;
  const known = nodes.byName.get(key) ?? addNode(nodes, node);
  nodes.byName.set(key, known);
  return known;
}

export const isNamed = (node: Node | undefined, module: string, name: string): boolean =>
  node?.module === module && node.name === name;

/** It keeps a function for whoever calls what it gives. */
export const PARTIAL = 'functools.partial';
export const isPartial = (node: Pick<Node, 'module' | 'name'>): boolean =>
  (node.name === 'partial' && node.module.replace(/^_/, '') === 'functools') || isBinding(node);

/** A method bound to its object, as cloudpickle writes it, is the method with its first argument. */
const isBinding = ({ module, name }: Pick<Node, 'module' | 'name'>): boolean =>
  module === 'types' && name === 'MethodType';

export const qualified = ({ module, name }: Pick<Node, 'module' | 'name'>): string =>
  module === '' ? name : `${module}.${name}`;

export interface Act {
  readonly role: CallableRole;
  readonly by: string;
  readonly offset: number;
  /** Of the callable, or of what it gave: '__setstate__', 'extend'. */
  readonly method?: string;
  /** Asked for the first time only. */
  readonly args?: () => readonly string[];
}

/** Notes that loading does something with a callable. */
export function note(nodes: Nodes, node: Node, act: Act): void {
  const { role, method = '', by } = act;
  // How it is called tells whether a constructor runs, so that a harmless way must not hide another one.
  const key = `${role} ${method} ${by}${byArguments.has(qualified(node)) ? ` ${toldArguments(node, act)}` : ''}`;
  const known = node.seen.get(key);
  if (known !== undefined) known.times += 1;
  else node.seen.set(key, firstSeen(nodes, node, key.endsWith('…') ? { ...act, args: () => ['…'] } : act));
}

/** What these do depends on their arguments alone: each set of them is a fact of its own, the first few. */
const byArguments: ReadonlySet<string> = new Set([
  ...['getattr', 'iter', 'type'].flatMap((name) => [`builtins.${name}`, `__builtin__.${name}`]),
  ...['attrgetter', 'methodcaller'].flatMap((name) => [`operator.${name}`, `_operator.${name}`]),
  'dateutil.tz.tz.tzfile',
]);
const MOST_ARGUMENT_SETS = 64;

function toldArguments({ seen }: Node, { args }: Act): string {
  return seen.size < MOST_ARGUMENT_SETS ? (args?.() ?? []).join(', ') : '…';
}

function firstSeen(nodes: Nodes, node: Node, { role, by, offset, method, args }: Act): Seen {
  const { module, name } = method === undefined ? node : (node.owner ?? node);
  const seen: Seen = {
    fact: {
      module: oneLine(module),
      name: oneLine(method === undefined ? name : `${name}.${method}`),
      role,
      args: args?.() ?? [],
      offset,
      by,
    },
    times: 1,
  };
  nodes.seen.push(seen);
  return seen;
}

/** Facts of all that was seen. What was called or set is not said to be fetched as well. */
export function callablesOf(nodes: Nodes): readonly CallableFact[] {
  const merged = new Map<string, CallableFact>();
  for (const { fact, times } of nodes.seen) {
    const { module, name, role, by } = fact;
    const told = byArguments.has(qualified(fact)) ? fact.args.join(', ') : '';
    const key = [module, name, role, by, told].join('\n');
    const known = merged.get(key);
    merged.set(key, known === undefined ? { ...fact, times } : { ...known, times: known.times + times });
  }
  const acting = new Set(
    [...merged.values()].filter(({ role }) => role !== 'referenced').map(({ module, name }) => `${module}\n${name}`),
  );
  return [...merged.values()].filter(
    ({ role, module, name }) => role !== 'referenced' || !acting.has(`${module}\n${name}`),
  );
}
