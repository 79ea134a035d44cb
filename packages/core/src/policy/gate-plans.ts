// What each gate has to do for each model: the gates of all models, refined by the model's own, read by their sections.
import type { Span } from '../source/span.ts';
import { emptyMap, entryOf, keySpanAt, plain } from '../source/tree.ts';
import type { Entry, MapNode, Node, Path } from '../source/tree.ts';
import {
  reportOtherGates,
  reportTwins,
  reportUnknownData,
  reportUnknownGate,
  reportUnknownGates,
  type GateNames,
} from './gate-faults.ts';
import { reportIssues } from './issues.ts';
import type { Loading } from './load.ts';
import { fileNamedAt } from './named-files.ts';
import { isGate, refineGates, type Refining } from './refine.ts';
import { sectionsByData } from './section-by-data.ts';
import type { GateSection } from './section.ts';
import type { DefaultUsed, GatePlan, ModelSubject } from './types.ts';
import { inWrittenOrder } from './written-order.ts';

export interface GateReading extends Refining, GateNames {
  readonly models: Readonly<Record<string, ModelSubject>>;
  readonly from: 'head' | 'base';
  readonly defaults: DefaultUsed[];
  /** The policy's files, with those that sections name. */
  readonly loading: Loading;
}

/** Every plan of the policy: gates that judge data or files first, then model by model, the gates in the order of the sections. */
export function gatePlansOf(policy: MapNode, reading: GateReading): readonly GatePlan[] {
  const read = sectionReader(reading);
  const shared = mapAt(policy, 'gates');
  reportUnknownGates(shared, reading);
  const models = mapAt(policy, 'models');
  if (Object.keys(reading.models).length === 0) readAll(shared, reading, read);
  const ofOthers = reading.sections.flatMap((section) => [
    ...plansOfData(section, shared, reading, read),
    ...planOfFiles(section, shared, reading, read),
  ]);
  const allOff = reading.removed.some(({ path }) => isGate(path));
  const plans = Object.values(reading.models).flatMap((model) => {
    const own = mapAt(models && entryOf(models, model.name)?.value, 'gates');
    const gates = own ? refineGates(shared, own, model.name, reading) : shared;
    reportUnknownGates(gates, reading);
    reportOtherGates(own, reading);
    const named = allOff || (shared?.entries.size ?? 0) + (own?.entries.size ?? 0) > 0;
    const plansOfOne = plansOfModel(model, named ? (gates ?? emptyMap(model.at)) : undefined, reading, read);
    if (plansOfOne.length === 0) reading.defaults.push(judgedByNone(model));
    return plansOfOne;
  });
  for (const { path, at } of reading.removed) if (isGate(path)) reportUnknownGate(path.at(-1)!, at, reading);
  return [...ofOthers, ...plans];
}

/** A model of the policy that no gate judges. The report says so, since nothing in a policy is ignored. */
function judgedByNone({ name }: ModelSubject): DefaultUsed {
  return { what: `models.${name}.gates`, value: 'none', why: 'the policy names no gate that judges models' };
}

function mapAt(node: Node | undefined, key: string): MapNode | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'map' ? value : undefined;
}

/** Reads a section's value; undefined when it is wrong. A section that several models share is read once. */
type Reader = (section: GateSection, entry: Entry) => { readonly value: unknown } | undefined;

function sectionReader({ problems }: GateReading): Reader {
  const done = new Map<Node, { readonly value: unknown } | undefined>();
  return (section, { keyAt, value: node }) => {
    if (done.has(node)) return done.get(node);
    const written = node.kind === 'scalar' && node.value === null ? {} : plain(node);
    const parsed = section.schema.safeParse(written);
    const checked = { schema: section.schema, root: node, at: ['gates', section.id], keyAt };
    if (parsed.error) reportIssues(parsed.error.issues, checked, problems);
    const read = parsed.success ? { value: inWrittenOrder(parsed.data, node) } : undefined;
    done.set(node, read);
    return read;
  };
}

function readAll(gates: MapNode | undefined, { sections }: GateReading, read: Reader): void {
  for (const section of sections) {
    const entry = gates?.entries.get(section.id);
    if (entry && section.judges === undefined) read(section, entry);
  }
}

function plansOfData(
  section: GateSection,
  gates: MapNode | undefined,
  reading: GateReading,
  read: Reader,
): readonly GatePlan[] {
  const entry = gates?.entries.get(section.id);
  if (section.judges !== 'data' || !entry) return [];
  const { problems, removed } = reading;
  const names = Object.keys(reading.data);
  return sectionsByData(entry, { gate: section.id, names, problems, removed }).flatMap((part) => {
    const parsed = read(section, part.entry);
    return parsed ? [planOf(section, parsed.value, undefined, part.entry, reading)] : [];
  });
}

function planOfFiles(
  section: GateSection,
  gates: MapNode | undefined,
  reading: GateReading,
  read: Reader,
): readonly GatePlan[] {
  const entry = gates?.entries.get(section.id);
  if (section.judges !== 'files' || !entry) return [];
  const parsed = read(section, entry);
  return parsed ? [planOf(section, parsed.value, undefined, entry, reading)] : [];
}

function plansOfModel(
  model: ModelSubject,
  gates: MapNode | undefined,
  reading: GateReading,
  read: Reader,
): readonly GatePlan[] {
  return reading.sections.flatMap((section) => {
    if (section.judges !== undefined) return [];
    if (gates === undefined) return section.byDefault === undefined ? [] : [defaultPlan(section, model, reading)];
    const entry = gates.entries.get(section.id);
    const parsed = entry && read(section, entry);
    return parsed ? [planOf(section, parsed.value, model, entry, reading)] : [];
  });
}

function defaultPlan(section: GateSection, model: ModelSubject, reading: GateReading): GatePlan {
  if (!reading.defaults.some((d) => d.what === 'gates' && d.value === section.id))
    reading.defaults.push({ what: 'gates', value: section.id, why: 'the policy names no gate' });
  const entry: Entry = { keyAt: model.at, value: emptyMap(model.at) };
  return planOf(section, section.byDefault, model, entry, reading);
}

function planOf(
  section: GateSection,
  value: unknown,
  model: ModelSubject | undefined,
  entry: Entry,
  reading: GateReading,
): GatePlan {
  const spanOf = (path: Path): Span => (path.length === 0 ? entry.keyAt : belowKey(entry, path));
  const { data, models, from, problems } = reading;
  const before = problems.length;
  const made = section.demands(value, {
    data,
    models,
    from,
    spanOf,
    problem: (p) => void problems.push(p),
    fileAt: (key) => fileNamedAt(entry.value, key, reading.loading),
  });
  const plan: GatePlan = { gate: section.id, model: model?.name ?? '', at: entry.keyAt, ...made };
  if (problems.length > before) return plan;
  if (section.judges !== 'files') reportUnknownData(plan, spanOf, reading);
  reportTwins(plan, reading);
  return plan;
}

/** The span of a path; what the section leaves to its defaults is written nowhere, so the gate's key stands for it. */
function belowKey({ keyAt, value }: Entry, path: Path): Span {
  const at = keySpanAt(value, path);
  return at === value.at ? keyAt : at;
}
