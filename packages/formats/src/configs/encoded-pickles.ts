// Pickles that stand in JSON as base64. stable-baselines3 keeps so what is no JSON, and cloudpickle loads it with the model; others do alike
// under names of their own. stable_baselines3/common/save_util.py, json_to_data
import { valueOf, type Json } from '../json/read-json.ts';
import { eachObject, join } from '../json/walk.ts';
import { isPickle } from '../pickle/recognise.ts';
import type { Member } from '../scan/reader.ts';
import { memorySource, type ByteSource } from '../scan/source.ts';

/** The key of stable-baselines3: whatever it is, it is unpickled. */
const SERIALIZED = ':serialized:';
/** PROTO 2 to 5 in base64, and what follows. */
const BEGINS = /^gA[I-X][\w+/=-]/;

export function encodedPickles(root: Json): readonly Member[] {
  const members: Member[] = [];
  const ofKeras = new Set<Json>();
  eachObject(root, (object, path) => {
    // Keras' own reading tells what lies in these.
    if (valueOf(object, 'class_name') === 'TorchModuleWrapper') ofKeras.add(valueOf(object, 'config') ?? null);
    for (const [i, value] of object.values.entries()) {
      const key = object.keys[i]!;
      if (typeof value === 'string' && isPickled(key, value) && !(key === 'module' && ofKeras.has(object)))
        members.push({ name: join(path, key), open: () => decoded(value) });
    }
  });
  return members;
}

const isPickled = (key: string, value: string): boolean =>
  key === SERIALIZED || (BEGINS.test(value) && isPickle(decoded(value)));

const decoded = (text: string): ByteSource => memorySource(Buffer.from(text, 'base64'));
