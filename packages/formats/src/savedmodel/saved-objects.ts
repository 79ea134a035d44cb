// The objects of a saved model. Keras before 2.5 wrote their metadata here, and later versions read it here where no
// keras_metadata.pb stands beside: a layer of it may hold byte code.
// https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/saved_object_graph.proto
import { eachField, integersOf, messageOf, textOf, type Field, type Walk } from '../protobuf/fields.ts';
import type { Collector } from '../scan/collector.ts';
import type { Member, ReadContext } from '../scan/reader.ts';
import { readKerasMetadata } from '../tensorflow/beside.ts';

const [NODES, FUNCTIONS, USER_OBJECT, ASSET, IDENTIFIER, METADATA] = [1, 2, 4, 5, 1, 3];
const [KEY, VALUE, BOUND_INPUTS] = [1, 2, 2];
/** More than any function is bound to. */
const MOST_BOUND = 1_000_000;
/** What Keras calls its own objects; nobody reads the metadata of others. */
const OF_KERAS = '_tf_keras_';

/** Arguments that the loader adds behind those of a function's caller: for each, whether it is an asset. */
export interface Bound {
  readonly name: string;
  readonly assets: readonly boolean[];
}

/** SavedObjectGraph: nodes, some of them objects of a kind that the loader knows by its identifier, and functions. */
export function readSavedObjects(
  walk: Walk,
  objects: Field,
  into: Collector,
  context: Pick<ReadContext, 'resolve'>,
): { readonly members: readonly Member[]; readonly bound: readonly Bound[] } {
  const members: Member[] = [];
  const assets: boolean[] = [];
  const functions: { name: string; objects: readonly number[] }[] = [];
  eachField(walk, objects, (node) => {
    if (node.no === FUNCTIONS) functions.push(readFunction(walk, messageOf(node)));
    if (node.no !== NODES) return;
    assets.push(false);
    eachField(walk, messageOf(node), (field) => {
      if (field.no === USER_OBJECT) members.push(...readUserObject(walk, messageOf(field), into, context));
      else if (field.no === ASSET) assets[assets.length - 1] = true;
    });
  });
  const bound = functions.map(({ name, objects: at }) => ({ name, assets: at.map((i) => assets[i] === true) }));
  return { members, bound };
}

/** An entry of the map of functions: its name, and the nodes that it is bound to. */
function readFunction(walk: Walk, entry: Field): { name: string; objects: readonly number[] } {
  let name = '';
  const objects: number[] = [];
  eachField(walk, entry, (field) => {
    if (field.no === KEY) name = textOf(walk, field);
    else if (field.no === VALUE)
      eachField(walk, messageOf(field), (part) => {
        if (part.no === BOUND_INPUTS) objects.push(...integersOf(walk, part, MOST_BOUND));
      });
  });
  return { name, objects };
}

function readUserObject(
  walk: Walk,
  object: Field,
  into: Collector,
  context: Pick<ReadContext, 'resolve'>,
): readonly Member[] {
  let identifier = '';
  let metadata: Field | undefined;
  eachField(walk, object, (field) => {
    if (field.no === IDENTIFIER) identifier = textOf(walk, field);
    else if (field.no === METADATA) metadata = field;
  });
  const said = identifier.startsWith(OF_KERAS) && metadata !== undefined && metadata.to > metadata.from;
  return said ? readKerasMetadata(walk, metadata!, into, context) : [];
}
