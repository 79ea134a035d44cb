// What objects and containers hold, down to the last level: whoever is given one may call methods of what is in it.
// A container may be filled when it stands in another one already, so that what is put into it is handed on to all that it stands in.
import { CALLABLE, HOLDER, INSTANCE, OF_PANDAS } from './held.ts';
import type { Held } from './held.ts';
import type { Machine } from './machine.ts';
import { isMarked, mark } from './marks.ts';
import { isPartial } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isContainer, isNode, isTuple, LIST, TUPLE } from './values.ts';

/** Places that are noted. */
const MOST_PLACES = 1 << 20;

/** `item` stands in `outer`, a container, or an object as a part of its state. */
export function hold(machine: Machine, item: number, outer: number): void {
  // Plain data holds nothing, and need not be looked at.
  if (machine.found.nodes.all.length === 0 || (!isNode(item) && !isContainer(item))) return;
  const { held } = machine;
  if (isNode(item) && machine.found.nodes.all[item]?.kind === 'fetched') held.kept.add(item);
  if (isOpen(machine, item)) remember(held, item, outer);
  spread(machine, outer, handedOn(machine, item, outer));
}

/** What it holds, and what it is itself to whoever gets it. */
export function bitsOf({ held, found }: Machine, value: number): number {
  const within = (held.bits.get(value) ?? 0) | lostIn(held, value);
  const node = isNode(value) ? found.nodes.all[value] : undefined;
  return node === undefined ? within : within | bitsOfNode(node);
}

/** What may be in it, and was not noted there. */
function lostIn({ early, lost }: Held, value: number): number {
  if (!isContainer(value)) return (lost.unnoted & (CALLABLE | HOLDER)) === 0 ? 0 : HOLDER;
  return lost.unnoted | (isEarly(early, value) ? lost.early : 0);
}

function bitsOfNode(node: Node): number {
  if (isIndexClass(node) || isMissing(node)) return 0;
  if (node.kind === 'fetched' || isFunction(node.owner)) return CALLABLE;
  if (!node.instance || isArray(node)) return 0;
  return ofTables.test(node.owner?.module ?? '') ? OF_PANDAS : INSTANCE;
}

const ofTables =
  /^pandas(?:$|\.arrays|\.tseries\.offsets$|\.core\.(?:arrays|dtypes|frame|indexes|internals|series)(?:\.|$))/;

/** Types of pandas' columns keep which class an index of them has, once somebody asked; calling it makes an index. */
const isIndexClass = ({ kind, module, name }: Node): boolean =>
  kind === 'fetched' && name === 'Index' && (module === 'pandas' || module === 'pandas.core.indexes.base');

/** What stands for a value that is not there: fetched by its name, and no callable. */
const isMissing = ({ kind, module, name }: Node): boolean =>
  kind === 'fetched' && (module === 'pandas' || module === 'pandas._libs.missing') && name === 'NA';

/** An array has no attributes, and none of its methods can be set: it is a container of what is in it. */
export const isArray = ({ owner }: Pick<Node, 'owner'>): boolean =>
  owner !== undefined && owner.module === 'numpy' && owner.name === 'ndarray';

/** What gives something to be called. */
export const isFunction = (owner: Node | undefined): boolean =>
  owner !== undefined && (isPartial(owner) || (owner.module === 'builtins' && owner.name === 'getattr'));

const isEarly = (early: Held['early'], value: number): boolean =>
  isTuple(value) ? value - TUPLE < early.tuples : isContainer(value) && value % LIST < early.containers;

/** More may be put into it. */
function isOpen({ held, found }: Machine, item: number): boolean {
  if (isNode(item)) return found.nodes.all[item]?.kind === 'result';
  return isTuple(item) ? held.open.has(item) || isEarly(held.early, item) : isContainer(item);
}

function remember(held: Held, item: number, outer: number): void {
  if (held.places >= MOST_PLACES) {
    mark(held.unnoted, item);
    return;
  }
  held.places += 1;
  if (isTuple(outer)) held.open.add(outer);
  const known = held.standsIn.get(item);
  if (known === undefined) held.standsIn.set(item, outer);
  else if (typeof known === 'number') held.standsIn.set(item, [known, outer]);
  else known.push(outer);
}

/** An object that holds a callable at any depth is a holder; a container is what it holds. */
function handedOn(machine: Machine, item: number, outer: number): number {
  const bits = bitsOf(machine, item);
  const node = isNode(outer) ? machine.found.nodes.all[outer] : undefined;
  if (node === undefined || isArray(node)) return bits;
  return (bits & (CALLABLE | HOLDER)) === 0 ? 0 : HOLDER;
}

function spread(machine: Machine, first: number, bits: number): void {
  const { held } = machine;
  const waiting: [outer: number, bits: number][] = [[first, bits]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, more] = next;
    const before = held.bits.get(value) ?? 0;
    if ((before | more) === before) continue;
    held.bits.set(value, before | more);
    const outers = new Map<number, number>();
    // What the lost ones stand in, as far as it was noted: often a million in one.
    if (lose(held, value, more))
      for (const item of held.standsIn.keys()) if (lostIn(held, item) !== 0) handOn(machine, item, outers);
    handOn(machine, value, outers);
    for (const outer of outers) waiting.push(outer);
  }
}

/** Whether others may hold by it what they did not before. */
function lose({ early, lost, unnoted }: Held, value: number, bits: number): boolean {
  const before = { ...lost };
  if (isEarly(early, value)) lost.early |= bits;
  if (isMarked(unnoted, value)) lost.unnoted |= bits;
  return lost.early !== before.early || lost.unnoted !== before.unnoted;
}

/** What a value gives to each of those it stands in. */
function handOn(machine: Machine, value: number, outers: Map<number, number>): void {
  const places = machine.held.standsIn.get(value);
  if (places === undefined) return;
  for (const outer of typeof places === 'number' ? [places] : places)
    outers.set(outer, (outers.get(outer) ?? 0) | handedOn(machine, value, outer));
}
