// Models that Keras 3 pickles: a method of the class that makes one of an archive, which is read like the pickle (formats/pickle/memory-files.ts).
import type { CallableFact } from '@modelgate/core';

/** The classes themselves are fetched for their method alone; called, they would build what they are given. */
const MODELS = new Set(
  ['sequential.Sequential', 'functional.Functional', 'model.Model'].map((name) => `keras.src.models.${name}`),
);
const UNPICKLE = /^builtins\.getattr\(([\w.]+), '_unpickle_model'\)$/;

const isUnpickle = (expression: string): boolean => MODELS.has(UNPICKLE.exec(expression)?.[1] ?? '');

/** A class that is fetched, its method, and that method given an archive: it asks the file in memory for its bytes. */
export function isOfModel(name: string, { role, by, args }: CallableFact): boolean {
  if (role === 'referenced') return MODELS.has(name) && /^(?:STACK_)?GLOBAL$/.test(by);
  if (role !== 'called') return false;
  if (name === 'builtins.getattr') return args.length === 2 && isUnpickle(`builtins.getattr(${args.join(', ')})`);
  return isUnpickle(name) ? by === 'REDUCE of an archive' : name === 'io.BytesIO.__getattr__' && isUnpickle(by);
}
