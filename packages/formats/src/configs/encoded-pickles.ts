// Pickles that stand in JSON as base64 or hexadecimal digits. stable-baselines3 keeps so what is no JSON, and cloudpickle loads it with the
// model; others do alike under names of their own; a study of Optuna keeps its sampler so, in pieces.
// stable_baselines3/common/save_util.py, json_to_data; optuna/samplers/_cmaes.py, _restore_optimizer; ray/tune/utils/serialization.py
import { pythonJson } from '../json/json-text.ts';
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject, join } from '../json/walk.ts';
import { isPickle } from '../pickle/recognise.ts';
import type { Collector } from '../scan/collector.ts';
import type { Member } from '../scan/reader.ts';
import { memorySource, type ByteSource } from '../scan/source.ts';
import { HYBRID, OF_BYTES } from './serializers.ts';

/** Keys of stable-baselines3 and NNI: whatever it is, it is unpickled. */
const ALWAYS: ReadonlySet<string> = new Set([':serialized:', '__nni_obj__']);
/** What Ray's Tune writes beside a value that is no JSON. */
const OF_RAY = 'CLOUDPICKLE_FALLBACK';
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
      const pickle = key === 'module' && ofKeras.has(object) ? undefined : pickleIn(object, key, value);
      if (PIECE.test(key) && !isWhole(key, value))
        into.doubt('unsupported', 'it holds a pickle in pieces, which Optuna joins');
      if (pickle !== undefined) members.push({ name: join(path, key), open: () => pickle });
    }
  });
  return [...members, ...inTrials(root, into)];
}

/** Trials of Ray's Tune are JSON in texts, a few for each: what stands in one is read like the whole. */
function inTrials(root: Json, into: Collector): readonly Member[] {
  const trials = isObject(root) ? (valueOf(root, 'trial_data') ?? valueOf(root, 'checkpoints')) : undefined;
  const texts = (Array.isArray(trials) ? (trials as readonly Json[]) : []).flat() as readonly Json[];
  return texts.flatMap((text, i) => {
    const value = typeof text === 'string' && text.includes(OF_RAY) ? pythonJson(text, into, 'a trial') : undefined;
    const members = value === undefined ? [] : encodedPickles(value, into);
    return members.map((member) => ({ ...member, name: `trial ${i}.${member.name}` }));
  });
}

function pickleIn(object: JsonObject, key: string, value: Json): ByteSource | undefined {
  if (typeof value !== 'string') return undefined;
  if (ALWAYS.has(key)) return decoded(value, 'base64');
  if (HYBRID.has(key) && value.startsWith(OF_BYTES)) return decoded(value.slice(OF_BYTES.length), 'base64');
  if (key === 'value' && valueOf(object, '_type') === OF_RAY) return decoded(value, 'hex');
  if (!BEGINS.test(value) && !DIGITS.test(value)) return undefined;
  const source = decoded(value, BEGINS.test(value) ? 'base64' : 'hex');
  return isPickle(source) ? source : undefined;
}

const decoded = (text: string, encoding: 'base64' | 'hex'): ByteSource => memorySource(Buffer.from(text, encoding));

/** The first piece, and the last one as well: 2e is the STOP of a pickle. */
const isWhole = (key: string, value: Json): boolean =>
  key.endsWith(':0') && typeof value === 'string' && DIGITS.test(value) && /2e$/i.test(value);
