// Guesses which engines a run needs, before the policy can be read, so that none is started in vain.
import type { EngineKind, GateNeeds } from '@modelgate/core';
import { gateNeeds } from '@modelgate/gates/needs';

/** A wrong guess only costs time: an engine is started in vain, or later than it could have been. */
export type Needs = Readonly<Record<EngineKind, boolean>>;

/** `gates`: the requested ones; empty: all of the policy, which has any where its text is unknown. */
export function needsOf(gates: readonly string[], policyText: string | undefined): Needs {
  const text = policyText ?? (gates.length > 0 ? '' : 'extends:');
  const used = new Set(
    (gates.length > 0 ? needsOfGates(gates) : needsOfPolicy(text)).flatMap((one) => enginesOf(one, text)),
  );
  if (predictionsAlone(text)) used.delete('models');
  return { data: used.has('data'), models: used.has('models'), scanner: used.has('scanner') };
}

function needsOfGates(gates: readonly string[]): readonly GateNeeds[] {
  return Object.entries(gateNeeds).flatMap(([id, needs]) => (gates.includes(id) ? [needs] : []));
}

function needsOfPolicy(text: string): readonly GateNeeds[] {
  if (namesFiles(text)) return Object.values(gateNeeds);
  const named = needsOfGates(Object.keys(gateNeeds).filter((id) => hasKey(text, id)));
  return named.length > 0 ? named : Object.values(gateNeeds).filter(({ byDefault }) => byDefault);
}

function enginesOf({ uses, asks = {} }: GateNeeds, text: string): readonly EngineKind[] {
  const asked = Object.entries(asks).filter(([key]) => hasKey(text, key) || namesFiles(text));
  return [...uses, ...asked.map(([, engine]) => engine)];
}

/** Whether a key stands anywhere in the text, even in a comment: the text is not understood yet. */
function hasKey(text: string, key: string): boolean {
  return new RegExp(`(^|[\\s{,"'])${key}["']?\\s*:`, 'm').test(text);
}

/** Whether other files may say more. */
function namesFiles(text: string): boolean {
  return hasKey(text, 'extends') || hasKey(text, 'projects');
}

/** A key `predictions` that names a file, and no model to run; in a rule of data the same key names a model. */
function predictionsAlone(text: string): boolean {
  const namesPredictions = /(^|[\s{,"'])predictions["']?\s*:\s*[^\s,}]*[./]/m.test(text);
  return namesPredictions && !text.includes('.onnx') && !namesFiles(text);
}
