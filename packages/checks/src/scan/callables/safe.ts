// Whether a callable is known to be safe in its role: what real files of known packages need, and no more.
import type { CallableFact } from '@modelgate/core';
import { canonicalName } from './canonical.ts';
import { safeCallables } from './safe-callables.ts';

/** 'role module.name' of every line of the list. */
const exact = new Set(
  safeCallables
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [module = '', role = '', ...names] = line.split(' ');
      return names.map((name) => `${role} ${module}.${name}`);
    }),
);

/** Exact in module, name and role; what is `class` in the list may be made without its constructor, and be named. */
export function isSafe(fact: CallableFact): boolean {
  const name = canonicalName(fact.module, fact.name);
  if (fact.module === '') return false;
  return exact.has(`${fact.role} ${name}`) || (madeBare(fact) && exact.has(`class ${name}`));
}

function madeBare({ role, by }: CallableFact): boolean {
  return role === 'referenced' || (role === 'called' && by.startsWith('NEWOBJ'));
}
