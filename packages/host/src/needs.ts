// Guesses which engines a run needs, before the policy can be read, so that none is started in vain.

/** Gates that judge data; they run a model only where a rule asks for its predictions. */
export const dataGates: readonly string[] = ['validate-data'];
/** Gates that judge files, and need neither data nor models. */
export const fileGates: readonly string[] = ['security-scan'];

/** A wrong guess only costs time: an engine is started in vain, or later than it could have been. */
export interface Needs {
  readonly data: boolean;
  readonly models: boolean;
  readonly scanner: boolean;
}

/** Every key by which a policy, or a file that it extends, names a model. */
const namesModels = /(^|[\s{,"'])(models?|extends|projects)["']?\s*:/m;
const namesData = /(^|[\s{,"'])(data|extends|projects)["']?\s*:/m;
/** A rule of data that asks for a model's predictions. */
const asksModel = /(^|[\s{,"'])(predictions|extends|projects)["']?\s*:/m;
/** A key `predictions` that names a file; in a rule of data the same key names a model. */
const namesPredictions = /(^|[\s{,"'])predictions["']?\s*:\s*[^\s,}]*[./]/m;
const namesModelFile = /\.onnx|(^|[\s{,"'])(extends|projects)["']?\s*:/m;
const namesScan = /(^|[\s{,"'])(security-scan|extends|projects)["']?\s*:/m;

/** `gates`: the requested ones; empty: all of the policy. */
export function needsOf(gates: readonly string[], policyText: string | undefined): Needs {
  const needs = gates.length > 0 ? needsOfGates(gates, policyText) : needsOfPolicy(policyText);
  const predictionsAlone =
    policyText !== undefined && namesPredictions.test(policyText) && !namesModelFile.test(policyText);
  return predictionsAlone ? { ...needs, models: false } : needs;
}

function needsOfPolicy(policyText: string | undefined): Needs {
  if (policyText === undefined) return { data: true, models: true, scanner: true };
  const models = namesModels.test(policyText);
  return { data: models || namesData.test(policyText), models, scanner: namesScan.test(policyText) };
}

/** A policy that cannot be read runs no model. */
function needsOfGates(gates: readonly string[], policyText = ''): Needs {
  const others = gates.filter((gate) => !fileGates.includes(gate));
  return {
    data: others.length > 0,
    models: others.some((gate) => !dataGates.includes(gate) || asksModel.test(policyText)),
    scanner: others.length < gates.length,
  };
}
