// Pickles that stand in JSON as base64 or hexadecimal digits. stable-baselines3 keeps so what is no JSON, and cloudpickle loads it with the
// model; others do alike under names of their own; a study of Optuna keeps its sampler so, in pieces.
// stable_baselines3/common/save_util.py, json_to_data; optuna/samplers/_cmaes.py, _restore_optimizer
import { valueOf, type Json } from '../json/read-json.ts';
import { eachObject, join } from '../json/walk.ts';
import { isPickle } from '../pickle/recognise.ts';
import type { Collector } from '../scan/collector.ts';
import type { Member } from '../scan/reader.ts';
import { memorySource, type ByteSource } from '../scan/source.ts';

/** The key of stable-baselines3: whatever it is, it is unpickled. */
const SERIALIZED = ':serialized:';
/** PROTO 2 to 5 in base64, and what follows. */
const BEGINS = /^gA[I-X][\w+/=-]/;
/** The same in digits. */
const DIGITS = /^800[2-5](?:[\da-f]{2})+$/i;
/** Where a study keeps a piece of what its sampler unpickles; the pieces are joined. */
const PIECE = /^(?:cma|sepcma|cmawm):optimizer:(\d+)$/;

export function encodedPickles(root: Json, into: Collector): readonly Member[] {
  const members: Member[] = [];
  const ofKeras = new Set<Json>();
  eachObject(root, (object, path) => {
    // Keras' own reading tells what lies in these.
    if (valueOf(object, 'class_name') === 'TorchModuleWrapper') ofKeras.add(valueOf(object, 'config') ?? null);
    for (const [i, value] of object.values.entries()) {
      const key = object.keys[i]!;
      if (isOnlyPiece(key, value)) into.doubt('unsupported', 'it holds a pickle in pieces, which Optuna joins');
      if (typeof value === 'string' && isPickled(key, value) && !(key === 'module' && ofKeras.has(object)))
        members.push({ name: join(path, key), open: () => decoded(value) });
    }
  });
  return members;
}

const isPickled = (key: string, value: string): boolean =>
  key === SERIALIZED || ((BEGINS.test(value) || DIGITS.test(value)) && isPickle(decoded(value)));

const decoded = (text: string): ByteSource => memorySource(Buffer.from(text, DIGITS.test(text) ? 'hex' : 'base64'));

/** 2e is the STOP of a pickle. */
function isOnlyPiece(key: string, value: Json): boolean {
  const [, piece] = PIECE.exec(key) ?? [];
  return (
    piece !== undefined && !(piece === '0' && typeof value === 'string' && isPickled(key, value) && /2e$/i.test(value))
  );
}
