// Which keys a schema knows at a path: the candidates for a did-you-mean.
import type { z } from 'zod';
import type { Path } from '../source/tree.ts';

type Schema = z.core.$ZodType;

/** The keys that may stand in the map at the path; none when the schema has no map there. */
export function keysAt(schema: Schema, path: Path): readonly string[] {
  let reached: readonly Schema[] = unwrapped(schema);
  for (const key of path) reached = reached.flatMap((s) => inside(s, key)).flatMap(unwrapped);
  return [...new Set(reached.flatMap(ownKeys))];
}

/** The path of a map one level further in that knows the key; a name that the user chooses is <name> in it. */
export function placeBelow(schema: Schema, path: Path, key: string): readonly string[] | undefined {
  const holder = keysAt(schema, path).find((name) => keysAt(schema, [...path, name, NAME]).includes(key));
  return holder === undefined ? undefined : [holder, NAME];
}

/** Stands for any name that a record may have. */
const NAME = '<name>';

type Def = z.core.$ZodTypes['_zod']['def'];

// zod's own way to tell its schemas apart; every schema is one of $ZodTypes.
// oxlint-disable-next-line no-underscore-dangle, typescript/no-unsafe-type-assertion
const defOf = (schema: Schema): Def => schema._zod.def as Def;

/** The schemas behind a wrapper: the branches of a union, the inside of an optional, the input of a transformation. */
function unwrapped(schema: Schema): readonly Schema[] {
  const def = defOf(schema);
  if (def.type === 'union') return def.options.flatMap(unwrapped);
  if (def.type === 'pipe') return unwrapped(def.in);
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default' || def.type === 'readonly')
    return unwrapped(def.innerType);
  return [schema];
}

function inside(schema: Schema, key: string | number): readonly Schema[] {
  const def = defOf(schema);
  if (def.type === 'object') return Object.hasOwn(def.shape, key) ? [def.shape[key]!] : [];
  if (def.type === 'record') return [def.valueType];
  return def.type === 'array' ? [def.element] : [];
}

function ownKeys(schema: Schema): readonly string[] {
  const def = defOf(schema);
  return def.type === 'object' ? Object.keys(def.shape) : [];
}
