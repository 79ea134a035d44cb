// What stands beside a saved_model.pb: Keras' metadata, whose layers may hold code; the index of a checkpoint; a fingerprint.
import { pythonJson } from '../json/json-text.ts';
import { readKerasConfig } from '../keras/config.ts';
import { BYTES, eachField, messageOf, startWalk, VARINT, type Field, type Walk } from '../protobuf/fields.ts';
import { fieldsSeen, type Shape } from '../protobuf/looks.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import { BrokenError, type Member, type ReadContext, type Reader, type ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

/** SavedObject of keras/protobuf/saved_metadata.proto: id, path, identifier, metadata as JSON, version. */
const OBJECT: Shape = { 2: VARINT, 3: BYTES, 4: BYTES, 5: BYTES, 6: BYTES };
const METADATA = 5;
const LONGEST_METADATA = 16 << 20;

export const kerasMetadataReader: Reader = {
  format: 'keras-metadata',
  recognises: (_head, source) => {
    const inside = new Set<number>();
    fieldsSeen(source, { 1: BYTES }, (walk, object) =>
      eachField(walk, messageOf(object), ({ no, wire }) => inside.add(OBJECT[no] === wire ? no : 0)),
    );
    return inside.has(4) && inside.has(METADATA) && !inside.has(0);
  },
  read: readMetadata,
};

function readMetadata(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  const members: Member[] = [];
  const walk = startWalk(source, context.budget);
  eachField(walk, { from: 0, to: source.size }, (object) =>
    eachField(walk, messageOf(object), (field) => {
      if (field.no === METADATA) members.push(...readKerasMetadata(walk, field, into, context));
    }),
  );
  return { ...into.facts(), ...(members.length > 0 && { members }) };
}

/** What Keras says of one object: its class and its config. */
export function readKerasMetadata(
  { cursor }: Walk,
  field: Field,
  into: Collector,
  context: Pick<ReadContext, 'resolve'>,
): readonly Member[] {
  if (field.to - field.from > LONGEST_METADATA) throw new BrokenError('the metadata of an object is no text');
  cursor.seek(field.from);
  const text = Buffer.from(cursor.bytes(field.to - field.from)).toString('utf8');
  const config = pythonJson(text, into, 'its metadata');
  return config === undefined ? [] : readKerasConfig(config, into, context);
}

/** An SSTable's last eight bytes; its first key shares nothing with one before it and is '', which no other format begins with. */
const TABLE_END = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];

/** Names, shapes and places of variables. https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core/util/tensor_bundle */
export const checkpointIndexReader: Reader = {
  format: 'tensorflow-checkpoint',
  recognises: (head, source) => {
    if (head[0] !== 0 || head[1] !== 0) return false;
    const end = source.read(Math.max(0, source.size - TABLE_END.length), TABLE_END.length);
    return TABLE_END.every((byte, i) => end[i] === byte);
  },
  read: () => ({ treatment: { kind: 'inert' } }),
};

/** FingerprintDef: five hashes, a version, an id. */
const FINGERPRINT: Shape = { 1: VARINT, 2: VARINT, 3: VARINT, 4: VARINT, 5: VARINT, 6: BYTES, 7: BYTES };
const LARGEST_FINGERPRINT = 512;

export const fingerprintReader: Reader = {
  format: 'tensorflow-fingerprint',
  recognises: (_head, source) => {
    if (source.size > LARGEST_FINGERPRINT) return false;
    const seen = fieldsSeen(source, FINGERPRINT);
    return [2, 3, 4, 5, 6].every((no) => seen.has(no));
  },
  read: () => ({ treatment: { kind: 'inert' } }),
};
