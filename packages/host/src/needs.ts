// What a run may need: guessed before the policy can be read, so that nothing is started that is never used.

/** Gates that judge data, and models only where a rule asks what one says of it. */
export const dataGates: readonly string[] = ['validate-data'];
/** Gates that judge files, and need neither data nor models. */
export const fileGates: readonly string[] = ['security-scan'];

/** A wrong yes costs time only. A wrong no: the models' engine refuses, the others are started late. */
export interface Needs {
  readonly data: boolean;
  readonly models: boolean;
  readonly scanner: boolean;
}

/** Every key by which a policy, or a file that it extends, names a model. */
const namesModels = /(^|[\s{,"'])(models?|extends|projects)["']?\s*:/m;
const namesData = /(^|[\s{,"'])(data|extends|projects)["']?\s*:/m;
const namesPredictions = /(^|[\s{,"'])(predictions|extends|projects)["']?\s*:/m;
const namesScan = /(^|[\s{,"'])(security-scan|extends|projects)["']?\s*:/m;

/** `gates`: those that are asked for; none: all of the policy. */
export function needsOf(gates: readonly string[], policyText: string | undefined): Needs {
  if (gates.length > 0) return needsOfGates(gates, policyText);
  if (policyText === undefined) return { data: true, models: true, scanner: true };
  const models = namesModels.test(policyText);
  return { data: models || namesData.test(policyText), models, scanner: namesScan.test(policyText) };
}

/** A policy that cannot be read runs no model. */
function needsOfGates(gates: readonly string[], policyText = ''): Needs {
  const others = gates.filter((gate) => !fileGates.includes(gate));
  return {
    data: others.length > 0,
    models: others.some((gate) => !dataGates.includes(gate) || namesPredictions.test(policyText)),
    scanner: others.length < gates.length,
  };
}
