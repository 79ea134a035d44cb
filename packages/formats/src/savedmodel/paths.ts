// Paths in TensorFlow's graphs: what the operators that open files are told. A model is told where it lies by its loader, through
// placeholders and assets; a path that the graph itself holds, or makes, is the attacker's.

/** A node that a path may flow through. */
export interface PathNode {
  readonly op: string;
  /** Names of nodes, without outputs; control inputs left out. */
  readonly inputs: readonly string[];
  /** Of a constant that is one text. */
  readonly text?: string;
}

/** Nodes by name of one graph, or of one function. */
export type Scope = Map<string, PathNode>;

/** Operators that open what they are told, by the input that says it. */
const opens: ReadonlyMap<string, number> = new Map([
  ['DTensorRestoreV2', 0],
  ['InitializeTableFromTextFile', 1],
  ['InitializeTableFromTextFileV2', 1],
  ['RestoreV2', 0],
  ['SaveV2', 0],
]);

/** What passes texts on, by the inputs that it passes on. */
const flows: Readonly<Record<string, readonly number[]>> = {
  Identity: [0],
  PlaceholderWithDefault: [0],
  Select: [1, 2],
  SelectV2: [1, 2],
  ShardedFilename: [0],
  StringJoin: [0, 1, 2, 3],
};

/** What a loader or a caller fills in. */
const given: ReadonlySet<string> = new Set([
  'Placeholder',
  'PlaceholderV2',
  'PlaceholderWithDefault',
  '_Arg',
  'VarHandleOp',
]);

export const isOfPath = (op: string): boolean =>
  op === 'Const' || opens.has(op) || given.has(op) || Object.hasOwn(flows, op);

interface Origin {
  readonly kind: 'given' | 'text' | 'computed';
  readonly text?: string;
}

/** Paths that the graph itself says, and undefined for one that it makes. `assets`: nodes that the loader feeds with its own paths. */
export function ownPaths(scope: Scope, assets: ReadonlySet<string>): readonly (string | undefined)[] {
  const openers = [...scope.values()].filter(({ op }) => opens.has(op));
  return openers.flatMap(({ op, inputs }) => {
    const input = inputs[opens.get(op)!];
    // TensorFlow refuses such a node.
    if (input === undefined) return [];
    const origins = originsOf(scope, assets, input, 0);
    const away = origins.flatMap(({ text }) => (text !== undefined && leadsAway(text) ? [text] : []));
    if (away.length > 0 || origins.some(({ kind }) => kind === 'given')) return away;
    return [origins.every(({ kind }) => kind === 'text') ? origins.map(({ text }) => text).join('') : undefined];
  });
}

const DEEPEST = 16;

function originsOf(scope: Scope, assets: ReadonlySet<string>, name: string, depth: number): readonly Origin[] {
  const node = scope.get(name);
  if (assets.has(name)) return [{ kind: 'given' }];
  if (node === undefined || depth > DEEPEST) return [{ kind: 'computed' }];
  if (node.op === 'Const') return [node.text === undefined ? { kind: 'computed' } : { kind: 'text', text: node.text }];
  const passed = (flows[node.op] ?? []).flatMap((at) => node.inputs[at] ?? []);
  const from = passed.flatMap((input) => originsOf(scope, assets, input, depth + 1));
  if (given.has(node.op)) return [{ kind: 'given' }, ...from];
  return from.length > 0 ? from : [{ kind: 'computed' }];
}

/** An absolute path of two names or more, an upward one, or an address that TensorFlow's file systems know. */
export function leadsAway(text: string): boolean {
  return /^(?:\/[^/\s]+){2,}\/?$|^[A-Za-z]:[\\/]|(?:^|[\\/])\.\.[\\/]|^(?:file|gs|hdfs|s3|viewfs|webhdfs):\/\//.test(
    text,
  );
}
