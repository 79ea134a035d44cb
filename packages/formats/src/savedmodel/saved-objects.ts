// The objects of a saved model. Keras before 2.5 wrote their metadata here, and later versions read it here where no
// keras_metadata.pb stands beside: a layer of it may hold byte code.
// https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/saved_object_graph.proto
import { eachField, messageOf, textOf, type Field, type Walk } from '../protobuf/fields.ts';
import type { Collector } from '../scan/collector.ts';
import type { Member, ReadContext } from '../scan/reader.ts';
import { readKerasMetadata } from '../tensorflow/beside.ts';

const [NODES, USER_OBJECT, IDENTIFIER, METADATA] = [1, 4, 1, 3];
/** What Keras calls its own objects; nobody reads the metadata of others. */
const OF_KERAS = '_tf_keras_';

/** SavedObjectGraph: nodes, some of them objects of a kind that the loader knows by its identifier. */
export function readSavedObjects(
  walk: Walk,
  objects: Field,
  into: Collector,
  context: Pick<ReadContext, 'resolve'>,
): readonly Member[] {
  const members: Member[] = [];
  eachField(walk, objects, (node) => {
    if (node.no !== NODES) return;
    eachField(walk, messageOf(node), (field) => {
      if (field.no === USER_OBJECT) members.push(...readUserObject(walk, messageOf(field), into, context));
    });
  });
  return members;
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
