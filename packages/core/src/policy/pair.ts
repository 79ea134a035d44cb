// Which model of one policy is which of another.
import type { Policy } from './types.ts';

/**
 * The name in `base` of head's model: models are the same by name, whatever their files are called; a policy's only
 * model is the other's only model whatever its name, since the short form names it after its file.
 */
export function pairedModel(base: Policy, head: Policy, model: string): string | undefined {
  if (Object.hasOwn(base.models, model)) return model;
  const [only, ...more] = Object.keys(base.models);
  return more.length === 0 && Object.keys(head.models).length === 1 ? only : undefined;
}
