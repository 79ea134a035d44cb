// Refines one tree by another: maps merge, scalars and lists replace, and `off` removes a gate or a key of its section.
import type { Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import type { Entry, MapNode, Node } from '../source/tree.ts';
import { didYouMean, nearest } from './suggest.ts';

/** A key that an `off` took away. */
export interface Taken {
  readonly path: readonly string[];
  readonly at: Span;
}

/** What a refinement yields beside the tree. */
export interface Refining {
  readonly problems: Problem[];
  readonly removed: Taken[];
}

/**
 * What `off` means at a place. remove: it removes what is refined. keep: it stays, and later removes something from the gates of all
 * models, or from the rules of all data sets. text: it is plain text, such as a class of that name.
 */
type Off = 'remove' | 'keep' | 'text';

/** A file refined by the file that extends it. Without a base, every `off` in it has nothing to take away. */
export function refineFile(base: MapNode | undefined, over: MapNode, refining: Refining): MapNode {
  return refineMap(base, over, [], offInFile, refining);
}

/** The gates of all models refined by those of one. */
export function refineGates(base: MapNode | undefined, over: MapNode, model: string, refining: Refining): MapNode {
  return refineMap(base, over, ['models', model, 'gates'], () => 'remove', refining);
}

/** A gate's section refined for one data set. */
export function refineSection(base: MapNode, over: MapNode, path: readonly string[], refining: Refining): MapNode {
  return refineMap(base, over, path, () => 'remove', refining);
}

function offInFile(path: readonly string[]): Off {
  // Below a data set of a gate: it later removes something that stands beside `data`.
  if (path[0] === 'gates' && path[2] === 'data' && path.length > 4) return 'keep';
  if (path[0] === 'gates' && path.length > 1) return 'remove';
  return path[0] === 'models' && path[2] === 'gates' && path.length > 3 ? 'keep' : 'text';
}

type OffAt = (path: readonly string[]) => Off;

function refineMap(
  base: MapNode | undefined,
  over: MapNode,
  path: readonly string[],
  offAt: OffAt,
  refining: Refining,
): MapNode {
  const entries = new Map(base?.entries);
  for (const [key, entry] of over.entries) {
    const refined = refineEntry(entries.get(key), entry, { path: [...path, key], offAt, siblings: entries }, refining);
    if (refined) entries.set(key, refined);
    else entries.delete(key);
  }
  return { kind: 'map', entries, at: over.at };
}

interface Spot {
  readonly path: readonly string[];
  readonly offAt: OffAt;
  readonly siblings: ReadonlyMap<string, Entry>;
}

function refineEntry(base: Entry | undefined, over: Entry, spot: Spot, refining: Refining): Entry | undefined {
  const off = spot.offAt(spot.path);
  const { value } = over;
  if (off !== 'text' && isOff(value))
    return off === 'keep' ? keepOff(base, over) : takeAway(base, over, spot, refining);
  if (value.kind !== 'map') return over;
  if (off !== 'text' && base && isWritten(base.value)) refining.problems.push(bareAndMap(base, over, spot));
  const inner = base?.value.kind === 'map' ? base.value : undefined;
  return { keyAt: over.keyAt, value: refineMap(inner, value, spot.path, spot.offAt, refining) };
}

function isOff(node: Node): boolean {
  return node.kind === 'scalar' && node.value === 'off';
}

/** A scalar that says something; `gate:` with nothing after it is an empty map. */
function isWritten(node: Node): boolean {
  return node.kind === 'scalar' && node.value !== null && node.value !== 'off';
}

function keepOff(base: Entry | undefined, over: Entry): Entry {
  if (base === undefined || over.value.kind !== 'scalar') return over;
  return { keyAt: over.keyAt, value: { ...over.value, settled: true } };
}

function takeAway(base: Entry | undefined, over: Entry, spot: Spot, refining: Refining): undefined {
  const settled = over.value.kind === 'scalar' && over.value.settled === true;
  if (base || settled || isGate(spot.path)) refining.removed.push({ path: spot.path, at: over.keyAt });
  else refining.problems.push(nothingToRemove(over, spot));
}

/** Whether a path is `gates.x` or `models.m.gates.x`. There `off` also turns off a gate that runs by default. */
export function isGate(path: readonly string[]): boolean {
  return path.at(-2) === 'gates' && (path.length === 2 || path.length === 4);
}

function nothingToRemove(over: Entry, { path, siblings }: Spot): Problem {
  const key = path.at(-1)!;
  const near = nearest(key, [...siblings.keys()]);
  return {
    code: 'policy/unknown-key',
    message: `${quoted(key)} is off, but nothing that this refines has it in ${path.slice(0, -1).join('.')}${didYouMean(near)}`,
    at: over.keyAt,
    hint: near === undefined ? `remove ${key}` : `write ${near}: off`,
  };
}

/** The problem of a bare value refined by a map: replacing 0.84 by { margin: 1pt } would silently drop the floor. */
function bareAndMap(base: Entry, over: Entry, { path }: Spot): Problem {
  const key = path.at(-1)!;
  const { start } = base.value.at;
  return {
    code: 'policy/ambiguous',
    message: `${quoted(key)} is a bare value in ${base.value.at.path} line ${start.line} and a map here, so what stays of it is not certain`,
    at: over.keyAt,
    hint: `write the one in ${base.value.at.path} as a map, or repeat it here`,
  };
}
