// Configs that name what to construct: Hydra's and NeMo's `_target_`, latent diffusion's `target` with `params`.
// https://hydra.cc/docs/advanced/instantiate_objects/overview/
import { isObject, valueOf, type Json } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';

export function readInstantiated(value: Json, into: Collector): void {
  eachObject(value, (object) => {
    const target = valueOf(object, '_target_');
    const latent = isObject(valueOf(object, 'params')) ? valueOf(object, 'target') : undefined;
    for (const [by, name] of [
      ['_target_', target],
      ['target', latent],
    ] as const)
      if (typeof name === 'string') into.callable({ ...dotted(name), role: 'called', args: [], offset: 0, by });
  });
}

/** 'a.b.C' as module and name. */
export function dotted(path: string): { readonly module: string; readonly name: string } {
  const dot = path.lastIndexOf('.');
  return { module: path.slice(0, Math.max(0, dot)), name: path.slice(dot + 1) };
}
