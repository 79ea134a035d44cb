// TensorFlow's graphs at rest: saved_model.pb, and a frozen graph. Loading one runs its initialisers; calling it runs the rest.
// https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/saved_model.proto, meta_graph.proto
import { BYTES, eachField, messageOf, startWalk, textOf, VARINT, type Field, type Walk } from '../protobuf/fields.ts';
import { fieldsSeen, mustBe, type Shape } from '../protobuf/looks.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import {
  BrokenError,
  BudgetError,
  type Member,
  type ReadContext,
  type Reader,
  type ReadResult,
} from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { readGraphDef, type Graph } from './graph-def.ts';
import { findOpened } from './opened-arguments.ts';
import { isNameOfOperator } from './openers.ts';
import { leadsAway, ownPaths } from './paths.ts';
import { readSavedObjects, type Bound } from './saved-objects.ts';
import type { Following, Scope } from './scope.ts';

/** SavedModel: a version, MetaGraphDefs. */
const SAVED_MODEL: Shape = { 1: VARINT, 2: BYTES };
const META_GRAPH: Shape = { 1: BYTES, 2: BYTES, 3: BYTES, 4: BYTES, 5: BYTES, 6: BYTES, 7: BYTES };
/** GraphDef: nodes, functions, versions. */
const GRAPH: Shape = { 1: BYTES, 2: BYTES, 3: VARINT, 4: BYTES, 5: BYTES };
/** NodeDef: name, op, inputs, device, attributes, and where it came from. */
const NODE: Shape = { 1: BYTES, 2: BYTES, 3: BYTES, 4: BYTES, 5: BYTES, 6: BYTES, 7: BYTES };

export const savedModelReader: Reader = {
  format: 'savedmodel',
  recognises: (_head, source) => {
    const seen = fieldsSeen(source, SAVED_MODEL, (walk, field) => field.no === 2 && mustBe(walk, field, META_GRAPH));
    return seen.has(1) && seen.has(2);
  },
  read: (source, context) => readOperators(source, context, readSavedModel),
};

export const frozenGraphReader: Reader = {
  format: 'tensorflow-graph',
  recognises: (_head, source) =>
    fieldsSeen(source, GRAPH, (walk, field) => field.no === 1 && mustBe(walk, field, NODE, 2)).has(1),
  read: (source, context) => readOperators(source, context, readGraphDef),
};

function readOperators(
  source: ByteSource,
  context: ReadContext,
  readWhole: (walk: Walk, whole: Field, graph: Whole, into: Collector, context: ReadContext) => void,
): ReadResult {
  const into = makeCollector();
  const graph: Whole = {
    operators: new Map(),
    functions: new Set(),
    scopes: [],
    assets: new Set(),
    members: [],
    bound: [],
  };
  try {
    const whole = { no: 0, wire: BYTES, value: 0, from: 0, to: source.size };
    readWhole(startWalk(source, context.budget), whole, graph, into, context);
  } catch (error) {
    if (error instanceof BudgetError) into.doubt('budget', error.message);
    else if (error instanceof BrokenError) into.doubt('broken', error.message);
    else throw error;
  }
  // A function of the graph's own, called by its name, was read itself. TensorFlow gives its functions no name that an operator
  // could have; which of the two a loader takes depends on its version.
  for (const [name, times] of graph.operators)
    if (!graph.functions.has(name) || isNameOfOperator(name)) into.operator('tensorflow', name, times);
  notePaths(graph, into, context);
  return { ...into.facts(), ...(graph.members.length > 0 && { members: graph.members }) };
}

/** The graph, the nodes that the loader feeds with the paths of its assets, and what layers of Keras carry. */
interface Whole extends Graph {
  readonly assets: Set<string>;
  readonly members: Member[];
  readonly bound: Bound[];
}

/** Nodes that are looked at for all paths of a model: real ones have some hundreds. */
const MOST_STEPS = 1_000_000;

function notePaths({ scopes, assets, bound }: Whole, into: Collector, context: ReadContext): void {
  const following: Following = { assets, opened: new Map(), left: MOST_STEPS };
  findOpened(scopes, following);
  for (const scope of scopes) noteOwnPaths(scope, following, into, context);
  // A path that the loader hands to a function is an asset's.
  const functions = new Map(scopes.map(({ name, args }) => [name, args.length]));
  for (const { name, assets: isAsset } of bound) {
    const first = (functions.get(name) ?? 0) - isAsset.length;
    for (const at of following.opened.get(name) ?? [])
      if (at >= first && isAsset[at - first] !== true) into.reference(COMPUTED, 'outside');
  }
}

const COMPUTED = 'a path that the graph computes';

function noteOwnPaths(scope: Scope, following: Following, into: Collector, context: ReadContext): void {
  for (const target of ownPaths(scope, following))
    into.reference(target ?? COMPUTED, target === undefined ? 'outside' : context.resolve(target));
  // One that a function is called with, wherever it is opened.
  for (const [name, { text }] of scope.nodes)
    if (text !== undefined && leadsAway(text) && !(scope.name === '' && following.assets.has(name)))
      into.reference(text, 'outside');
}

/** MetaGraphDefs 2, their GraphDefs 2, assets 6 and objects 7. */
function readSavedModel(walk: Walk, whole: Field, graph: Whole, into: Collector, context: ReadContext): void {
  eachField(walk, whole, (meta) => {
    if (meta.no !== 2) return;
    eachField(walk, messageOf(meta), (field) => {
      if (field.no === 2) readGraphDef(walk, messageOf(field), graph);
      else if (field.no === 6) readAsset(walk, messageOf(field), graph, into, context);
      else if (field.no === 7) {
        const { members, bound } = readSavedObjects(walk, messageOf(field), into, context);
        graph.members.push(...members);
        graph.bound.push(...bound);
      }
    });
  });
}

/** AssetFileDef: tensor 1 with a name 1, and a file 2 in the folder of assets: the loader feeds its path. */
function readAsset(walk: Walk, asset: Field, { assets }: Whole, into: Collector, context: ReadContext): void {
  eachField(walk, asset, (field) => {
    if (field.no === 2) noteAsset(textOf(walk, field), into, context);
    if (field.no !== 1) return;
    eachField(walk, messageOf(field), (tensor) => {
      if (tensor.no === 1) assets.add(textOf(walk, tensor).split(':', 1)[0]!);
    });
  });
}

/** One in the folder that is not there keeps the model from loading; elsewhere it is any file of the machine. */
function noteAsset(file: string, into: Collector, context: ReadContext): void {
  const target = /^(?:[\\/]|\w+:)/.test(file) ? file : `assets/${file}`;
  const found = context.resolve(target);
  if (found !== 'absent' || target === file || /[\\/]/.test(file)) into.reference(target, found);
}
