// Paths in TensorFlow's graphs: what the operators that open files are told. A model is told where it lies by its loader, through
// placeholders and assets; a path that the graph itself holds, or makes, is the attacker's.
import { openedInputs, openers } from './openers.ts';
import type { Following, PathNode, Scope } from './scope.ts';

/** What passes a text on, by the input that it passes on. StringJoin passes on all of them, Select one of two. */
const flows: Readonly<Record<string, number>> = { Identity: 0, PlaceholderWithDefault: 0, ShardedFilename: 0 };

/** What a loader or a caller fills in. */
const given: ReadonlySet<string> = new Set(['Placeholder', 'PlaceholderV2', 'PlaceholderWithDefault', '_Arg']);

const others: ReadonlySet<string> = new Set(['Const', 'Pack', 'Select', 'SelectV2', 'StringJoin']);

/** TensorFlow writes an asset's path into a variable, and reads it from there. */
export const isOfVariable = (op: string): boolean => op === 'ReadVariableOp' || op === 'AssignVariableOp';

export const isOfPath = (op: string): boolean =>
  others.has(op) || openers.has(op) || given.has(op) || Object.hasOwn(flows, op);

interface Origin {
  readonly kind: 'given' | 'text' | 'computed';
  readonly text?: string;
  /** The function's argument that it is. */
  readonly arg?: number;
}

/** Paths that a scope itself says, and undefined for one that it makes. */
export function ownPaths(scope: Scope, following: Following): readonly (string | undefined)[] {
  return everyPath(scope, following).flatMap(ownPathsBehind);
}

/** The scope's arguments that are opened, or become part of what is. */
export const argumentsOpened = (scope: Scope, following: Following): readonly number[] =>
  everyPath(scope, following).flatMap((origins) => origins.flatMap(({ arg }) => arg ?? []));

/** Where each path comes from, in the order of its pieces. A Select makes two paths. */
function everyPath(scope: Scope, following: Following): readonly (readonly Origin[])[] {
  const inputs = new Set([...scope.nodes.values()].flatMap((node) => openedInputs(node, following.opened)));
  return [...inputs].flatMap((input) =>
    elementsOf(scope, input).flatMap((element) => {
      const first = originsOf(scope, following, element, 1);
      return first.selects ? [first.origins, originsOf(scope, following, element, 2).origins] : [first.origins];
    }),
  );
}

/** Several paths at once are packed. */
function elementsOf({ nodes }: Scope, input: string | undefined): readonly (string | undefined)[] {
  const node = input === undefined ? undefined : nodes.get(input);
  return node?.op === 'Pack' ? node.inputs : [input];
}

function ownPathsBehind(origins: readonly Origin[]): readonly (string | undefined)[] {
  const texts = origins.map(({ text }) => text ?? '');
  const alone = new Set(texts.filter(leadsAway));
  const away = alone.size > 0 ? [...alone] : [texts.join('')].filter(leadsAway);
  if (away.length > 0) return away;
  if (origins.length === 0 || origins.some(({ kind }) => kind === 'computed')) return [undefined];
  return origins.some(({ kind }) => kind === 'given') ? [] : [texts.join('')];
}

/** Pieces of a path at most; real ones have three. */
const MOST_PIECES = 64;

/**
 * `pick`: which input of a Select is taken. Two different Selects in a path may be chosen in more ways than are looked
 * at.
 */
function originsOf(
  scope: Scope,
  following: Following,
  input: string | undefined,
  pick: 1 | 2,
): { readonly origins: readonly Origin[]; readonly selects: boolean } {
  const { nodes, args } = scope;
  const origins: Origin[] = [];
  const left = [input];
  let select: string | undefined;
  while (left.length > 0) {
    if (origins.length > MOST_PIECES) return { origins: [...origins, { kind: 'computed' }], selects: false };
    const name = left.pop();
    const node = name === undefined || (following.left -= 1) < 0 ? undefined : nodes.get(name);
    const selects = node?.op.startsWith('Select') === true;
    if (node === undefined || (selects && (select ??= name) !== name)) origins.push({ kind: 'computed' });
    else if (isAsset(scope, name!, node, following)) origins.push({ kind: 'given' });
    else left.push(...passedOn(node, pick, following, origins, node.op === '_Arg' ? args.indexOf(name!) : -1));
  }
  return { origins, selects: select !== undefined };
}

/** A node that the loader feeds, or a variable that is read once such a node was written into it, and nothing else is. */
function isAsset(
  { name: owner, nodes }: Scope,
  name: string,
  { op, inputs, after = [] }: PathNode,
  { assets }: Following,
): boolean {
  if (owner !== '') return false;
  if (op !== 'ReadVariableOp') return assets.has(name);
  const written = [...nodes].filter(([, node]) => node.op === 'AssignVariableOp' && node.inputs[0] === inputs[0]);
  return written.some(([at]) => after.includes(at)) && written.every(([, node]) => assets.has(node.inputs[1] ?? ''));
}

/** Nodes whose texts the node passes on, last one first; what it is itself joins the origins. */
function passedOn(
  { op, inputs, text }: PathNode,
  pick: 1 | 2,
  following: Following,
  origins: Origin[],
  arg: number,
): readonly (string | undefined)[] {
  if (op === 'StringJoin') {
    following.left -= inputs.length;
    return following.left < 0 ? [undefined] : inputs.toReversed();
  }
  if (op.startsWith('Select')) return [inputs[pick]];
  const passed = Object.hasOwn(flows, op) ? [inputs[flows[op]!]] : [];
  if (text !== undefined) origins.push({ kind: 'text', text });
  else if (given.has(op)) origins.push({ kind: 'given', ...(arg >= 0 && { arg }) });
  else if (passed.length === 0) origins.push({ kind: 'computed' });
  return passed;
}

/** An absolute path of two names or more, an upward one, or an address that TensorFlow's file systems know. */
export function leadsAway(text: string): boolean {
  return /^(?:\/+[^/\s]+){2,}\/*$|^[A-Za-z]:[\\/]|(?:^|[\\/])\.\.[\\/]|^(?:file|gs|hdfs|s3|viewfs|webhdfs):\/\//.test(
    text,
  );
}
