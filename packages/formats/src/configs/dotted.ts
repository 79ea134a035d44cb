// Names of Python by their paths, as configs write them.
import type { Collector } from '../scan/collector.ts';

/** 'a.b.C', and not 'C' alone. A module may be called whatever a file may: importlib asks for no identifier. */
export const PATH: RegExp = /^[^/\\:\n]*[^/\\:\n.]\.[\p{L}_][\p{L}\p{N}_]*$/u;

/** 'a.b.C' as module and name. */
export function dotted(path: string): { readonly module: string; readonly name: string } {
  const dot = path.lastIndexOf('.');
  return { module: path.slice(0, Math.max(0, dot)), name: path.slice(dot + 1) };
}

/** What a loader imports and calls. `by`: the key that names it. */
export function called(path: string, by: string, into: Collector): void {
  into.callable({ ...dotted(path), role: 'called', args: [], offset: 0, by });
}
