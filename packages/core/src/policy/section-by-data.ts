// Splits the section of a gate that judges data by data set: `data` is one name, a list that shares the section, or a map whose entries
// refine it.
import type { Problem } from '../errors/errors.ts';
import { quoted } from '../source/found.ts';
import { emptyMap, entryOf, plain } from '../source/tree.ts';
import type { Entry, MapNode, Node, ScalarNode } from '../source/tree.ts';
import { refineSection, type Refining } from './refine.ts';

/** The part of a gate's section that is about one data set: `data` is its name. */
export interface SectionOfData {
  readonly data: string;
  readonly entry: Entry;
}

export interface DataReading extends Refining {
  readonly gate: string;
  /** Names of the policy's data sets. */
  readonly names: readonly string[];
}

/** The parts in the order in which they are written; [] with a problem when `data` names no data set. */
export function sectionsByData(entry: Entry, reading: DataReading): readonly SectionOfData[] {
  const section = entry.value.kind === 'map' ? entry.value : emptyMap(entry.value.at);
  if (entry.value.kind === 'list' || isText(entry.value)) return [{ data: '', entry }];
  const data = entryOf(section, 'data');
  if (!data) return onlyOne(entry, section, reading);
  if (data.value.kind === 'map') return refined(section, data.value, entry, reading);
  const items = data.value.kind === 'list' ? data.value.items : [data.value];
  if (items.length === 0)
    reading.problems.push(unclear(reading, data, 'names no data set', `write data: ${reading.names.join(' or ')}`));
  return unique(items, data, reading).map((item) => ofOne(nameOf(item), section, entry, data, item));
}

/** '' for what is not a name; the section's schema refuses it. */
function nameOf(item: Node): string {
  return item.kind === 'scalar' ? String(item.value) : '';
}

function isText(node: Node): boolean {
  return node.kind === 'scalar' && node.value !== null;
}

function onlyOne(entry: Entry, section: MapNode, reading: DataReading): readonly SectionOfData[] {
  const [only, ...more] = reading.names;
  if (only !== undefined && more.length === 0) {
    const name: ScalarNode = { kind: 'scalar', value: only, at: entry.keyAt };
    return [ofOne(only, section, entry, { keyAt: entry.keyAt, value: name }, name)];
  }
  const several = `is not told which of the ${reading.names.length} data sets to look at`;
  const hint = `write data: ${reading.names.join(' or ')}, or data: [${reading.names.join(', ')}] for several`;
  if (more.length > 0) reading.problems.push(unclear(reading, entry, several, hint));
  return [];
}

/** `data: { train: {}, test: { rows: … } }`: what stands beside `data` holds for each, and each refines it. */
function refined(section: MapNode, sets: MapNode, entry: Entry, reading: DataReading): readonly SectionOfData[] {
  const shared = withoutData(section);
  return [...sets.entries].map(([name, own]) => {
    const over = own.value.kind === 'map' ? own.value : emptyMap(own.value.at);
    if (own.value.kind === 'list' || isText(own.value))
      reading.problems.push(
        unclear(reading, own, `cannot be refined by what stands at data.${name}`, 'write a map, or nothing'),
      );
    const merged = refineSection(shared, over, ['gates', reading.gate, 'data', name], reading);
    const key: ScalarNode = { kind: 'scalar', value: name, at: own.keyAt };
    return ofOne(name, merged, { ...entry, keyAt: own.keyAt }, { keyAt: own.keyAt, value: key }, key);
  });
}

function withoutData(section: MapNode): MapNode {
  return { ...section, entries: new Map([...section.entries].filter(([name]) => name !== 'data')) };
}

function ofOne(name: string, section: MapNode, entry: Entry, data: Entry, item: Node): SectionOfData {
  const entries = new Map([...section.entries, ['data', { keyAt: data.keyAt, value: item }] as const]);
  return { data: name, entry: { keyAt: entry.keyAt, value: { ...section, entries } } };
}

function unique(items: readonly Node[], data: Entry, reading: DataReading): readonly Node[] {
  const seen = new Map<string, Node>();
  for (const item of items) {
    const name = JSON.stringify(plain(item));
    if (seen.has(name)) reading.problems.push(unclear(reading, data, `names ${name} twice`, 'name it once'));
    else seen.set(name, item);
  }
  return [...seen.values()];
}

function unclear({ gate }: DataReading, at: Entry, what: string, hint: string): Problem {
  return { code: 'policy/ambiguous', message: `${quoted(gate)} ${what}`, at: at.keyAt, hint };
}
