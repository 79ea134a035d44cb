// What can be wrong with the gates of a policy: names that nothing has, gates in the wrong place, demands of one name.
import type { Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import type { Span } from '../source/span.ts';
import type { MapNode } from '../source/tree.ts';
import { isOfTheLanguage, notBuiltKey } from './not-built.ts';
import type { GateSection, SectionContext } from './section.ts';
import { didYouMean, nearest } from './suggest.ts';
import type { DataSubject, GatePlan } from './types.ts';
import { unknownKey } from './unknown-key.ts';

/** What names may stand for, and where problems with them go. */
export interface GateNames {
  readonly sections: readonly GateSection[];
  readonly data: Readonly<Record<string, DataSubject>>;
  readonly problems: Problem[];
}

/** Names that no section has, with or without `off`. */
export function reportUnknownGates(gates: MapNode | undefined, reading: GateNames): void {
  for (const [key, { keyAt }] of gates?.entries ?? []) reportUnknownGate(key, keyAt, reading);
}

export function reportUnknownGate(key: string, at: Span, { sections, problems }: GateNames): void {
  const built = sections.map((s) => s.id);
  if (built.includes(key)) return;
  const notBuilt = isOfTheLanguage(['gates'], key);
  problems.push(notBuilt ? notBuiltKey(key, at) : unknownKey('policy/unknown-key', key, 'gates', built, at));
}

/** Reports gates below a model that judge data or files: they cannot be refined for a model. */
export function reportOtherGates(own: MapNode | undefined, { sections, problems }: GateNames): void {
  for (const { id, judges } of sections) {
    const entry = own?.entries.get(id);
    if (!entry || judges === undefined) continue;
    const message = `${quoted(id)} judges ${judges}, not a model`;
    problems.push({ code: 'policy/ambiguous', message, at: entry.keyAt, hint: `write it under gates: at the top` });
  }
}

/** Reports data sets that the plan or one of its demands uses, and that the policy does not have. */
export function reportUnknownData(
  plan: GatePlan,
  spanOf: SectionContext['spanOf'],
  { data, problems }: GateNames,
): void {
  const names = Object.keys(data);
  for (const on of new Set([plan.data, ...plan.demands.map((d) => d.on)])) {
    if (Object.hasOwn(data, on)) continue;
    const near = nearest(on, names);
    const message = `${plan.gate} is to use the data set ${quoted(on)}, which the policy does not have${didYouMean(near)}`;
    problems.push({
      code: 'policy/unknown-data',
      message,
      at: spanOf(['data']),
      hint: near === undefined ? `data sets: ${names.join(', ')}` : `write ${near}`,
    });
  }
}

/** Reports demands of one name, of which a report could show only one. */
export function reportTwins(plan: GatePlan, { problems }: GateNames): void {
  const seen = new Set<string>();
  for (const { id, at } of plan.demands) {
    if (seen.has(id)) {
      const message = `two demands of ${plan.gate} are called ${quoted(id)}`;
      problems.push({ code: 'policy/ambiguous', message, at, hint: 'keep one of the two, or rename one' });
    }
    seen.add(id);
  }
}
