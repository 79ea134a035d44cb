// What CPython fetched or called, beside what the machine says: each event that it does not know.
import type { CallableFact } from '@modelgate/core';
import { memorySource } from '../../scan/source.ts';
import { isConstructor } from '../calls.ts';
import { oneLine } from '../../scan/one-line.ts';
import { inPython3 } from '../python2.ts';
import { readPickle } from '../read-pickle.ts';
import { noLimits } from '../scanned.fixture.ts';

/** ['fetch' | 'call', module, name], ['method', module, name, method], or ['computed']: something was called that a call made. */
export type Event = readonly [kind: string, ...names: string[]];

export interface Compared {
  readonly missed: readonly Event[];
  /** Not evaluated, because no two unpicklers agree on it: the C one, from a file, even drops bytes. Nothing counts as missed. */
  readonly disagreed: boolean;
}

export function compared(bytes: Uint8Array, events: readonly Event[]): Compared {
  const { callables = [], treatment } = readPickle(memorySource(bytes), { budget: noLimits });
  const disagreed = treatment.kind === 'not-evaluated' && /where unpicklers disagree/.test(treatment.reason);
  return {
    missed: disagreed ? [] : events.filter((event) => !callables.some((fact) => tells(fact, event))),
    disagreed,
  };
}

function tells(fact: CallableFact, [kind, module = '', name = '', method]: Event): boolean {
  if (kind !== 'fetch' && fact.role !== 'called') return false;
  if (kind === 'computed' || (module === '' && name === '') || [module, name].includes('made_text'))
    return fact.module === '';
  if (module === 'extension') return fact.name === `copyreg extension ${name}${ending(method)}`;
  // A recorder stands for the function; what the real one gives is an instance of its first argument.
  const [inModule, called] = inPython3(module, name);
  if (method !== undefined && isConstructor({ module: inModule, name: called }))
    return fact.name.endsWith(ending(method));
  const names = [[module, name] as const, [inModule, called] as const];
  return names.some(([m, n]) => fact.module === oneLine(m) && fact.name === oneLine(`${n}${ending(method)}`));
}

const ending = (method: string | undefined): string => (method === undefined ? '' : `.${method}`);
