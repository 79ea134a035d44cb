// Calls of Python's own that are safe by what they are given, and by nothing else.
import type { CallableFact } from '@modelgate/core';

/** iter of what stands in the file: how an iterator is written. With two arguments it would call the first. */
export function isPlainIterator(name: string, { role, args }: CallableFact): boolean {
  const [of = ''] = args;
  return name === 'builtins.iter' && role === 'called' && args.length === 1 && plainIterable.test(of);
}

const plainIterable = /^(?:\[…\]|\(…\)|\{…\}|set\(…\)|b?'.*'|builtins\.range\([^()]*\))$/;

/** A zone as dateutil 2 writes it: made of no file, whose name is only kept, and then given its rules. */
export function isZoneOfNoFile(name: string, { role, by, args }: CallableFact): boolean {
  if (role !== 'called') return false;
  const isMade = name === 'dateutil.tz.tz.tzfile' && by === 'REDUCE' && args.length === 2 && args[0] === 'None';
  return isMade || (name === 'dateutil.tz.tz.tzfile.__setstate__' && by === 'BUILD');
}

/** type(None): how the type of None is written; with three arguments it would make a class. */
export function isTypeOfNone(name: string, { role, args }: CallableFact): boolean {
  const [of = ''] = args;
  return (
    name === 'builtins.type' && role === 'called' && args.length === 1 && /^(None|Ellipsis|NotImplemented)$/.test(of)
  );
}
