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

/** Operators that open what they are told, by the inputs that say it. */
const opens: ReadonlyMap<string, readonly number[]> = new Map([
  ['DTensorRestoreV2', [0]],
  ['InitializeTableFromTextFile', [1]],
  ['InitializeTableFromTextFileV2', [1]],
  ['MergeV2Checkpoints', [0, 1]],
  ['RestoreV2', [0]],
  ['SaveV2', [0]],
]);

/** What passes texts on, by the inputs that it passes on. */
const flows: Readonly<Record<string, readonly number[]>> = {
  Identity: [0],
  Pack: [0, 1, 2, 3],
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
  // Without the input TensorFlow refuses such a node.
  const inputs = openers.flatMap((node) => opens.get(node.op)!.flatMap((at) => node.inputs[at] ?? []));
  const steps = { left: MOST_STEPS };
  return [...new Set(inputs)].flatMap((input) => ownPathsBehind(originsOf(scope, assets, input, steps)));
}

function ownPathsBehind(origins: readonly Origin[]): readonly (string | undefined)[] {
  const away = origins.flatMap(({ text }) => (text !== undefined && leadsAway(text) ? [text] : []));
  if (away.length > 0 || origins.some(({ kind }) => kind === 'given')) return away;
  const texts = origins.flatMap(({ text }) => text ?? []);
  return [texts.length > 0 && texts.length === origins.length ? texts.join('') : undefined];
}

/** Nodes that are looked at for all paths of a graph: real ones have some tens. */
const MOST_STEPS = 1_000_000;

/** Where a text comes from, in the order of its pieces. */
function originsOf(
  scope: Scope,
  assets: ReadonlySet<string>,
  input: string,
  steps: { left: number },
): readonly Origin[] {
  const origins: Origin[] = [];
  const seen = new Set<string>();
  const left = [input];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const node = scope.get(name);
    if (assets.has(name)) origins.push({ kind: 'given' });
    else if (node === undefined || (steps.left -= 1) < 0) origins.push({ kind: 'computed' });
    else left.push(...passedOn(node, origins).toReversed());
  }
  return origins;
}

/** Nodes whose texts the node passes on; what it is itself joins the origins. */
function passedOn({ op, inputs, text }: PathNode, origins: Origin[]): readonly string[] {
  const passed = (flows[op] ?? []).flatMap((at) => inputs[at] ?? []);
  if (text !== undefined) origins.push({ kind: 'text', text });
  else if (given.has(op)) origins.push({ kind: 'given' });
  else if (passed.length === 0) origins.push({ kind: 'computed' });
  return passed;
}

/** An absolute path of two names or more, an upward one, or an address that TensorFlow's file systems know. */
export function leadsAway(text: string): boolean {
  return /^(?:\/[^/\s]+){2,}\/?$|^[A-Za-z]:[\\/]|(?:^|[\\/])\.\.[\\/]|^(?:file|gs|hdfs|s3|viewfs|webhdfs):\/\//.test(
    text,
  );
}
