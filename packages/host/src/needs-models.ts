// Whether a run may need a model: guessed before the policy can be read, so that nothing is started that is never used.

/** Gates that judge data and no model. */
export const dataGates: readonly string[] = ['validate-data'];

/** Every key by which a policy, or a file that it extends, names a model. */
const namesModels = /(^|[\s{,"'])(models?|extends|projects)["']?\s*:/m;

/** `gates`: those that are asked for; none: all of the policy. A wrong no is refused by the engine, a wrong yes costs time only. */
export function needsModels(gates: readonly string[], policyText: string | undefined): boolean {
  if (gates.length > 0) return gates.some((gate) => !dataGates.includes(gate));
  return policyText === undefined || namesModels.test(policyText);
}
