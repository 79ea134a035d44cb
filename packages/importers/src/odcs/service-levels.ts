// slaProperties: how old the newest row of the object may be. Other service levels concern more than one state of the data.
import { quoted, type MapNode, type Span } from '@modelgate/core/source';
import { map, scalar, type Demanded } from '../section.ts';
import type { Key } from './keys.ts';
import { keysOfSla, lookAtKeys } from './keys.ts';
import { isoDuration, secondsOf } from './moment.ts';
import type { Property } from './property.ts';
import { aText, mapsOf, problem, shown, skip, take, type Found, type Reading } from './reading.ts';
import { columnNamed, type Owner } from './references.ts';

const freshness: Key = { fate: 'evaluated', as: '`freshness`: the newest value of `element` is at most so old' };
const not = (as: string): Key => ({ fate: 'not-evaluated', as });

/** Properties of the standard's Data QoS table, with their abbreviations. */
export const serviceLevels: Readonly<Record<string, Key>> = {
  latency: freshness,
  ly: freshness,
  freshness,
  retention: not('what was deleted, and when, cannot be seen in what is left'),
  re: not('as retention'),
  frequency: not('one state of the data does not show how often it changes'),
  fy: not('as frequency'),
  availability: not('about a service'),
  av: not('about a service'),
  throughput: not('about a service'),
  th: not('about a service'),
  errorRate: not('about a service'),
  er: not('about a service'),
  timeOfAvailability: not('about a service'),
  generalAvailability: not('about the life of the contract'),
  ga: not('about the life of the contract'),
  endOfSupport: not('about the life of the contract'),
  es: not('about the life of the contract'),
  endOfLife: not('about the life of the contract'),
  el: not('about the life of the contract'),
  timeToDetect: not('about people'),
  td: not('about people'),
  timeToNotify: not('about people'),
  tn: not('about people'),
  timeToRepair: not('about people'),
  tr: not('about people'),
};

/** The demands on ages; where a column has several, the shortest counts. */
export function serviceLevelsWanted(root: MapNode, owner: Owner, reading: Reading): readonly Demanded[] {
  const shortest = new Map<string, Age>();
  for (const age of agesWanted(root, owner, reading)) {
    const known = shortest.get(age.column);
    if (known === undefined || age.seconds < known.seconds) shortest.set(age.column, age);
  }
  return [...shortest.values()].map(fresh);
}

/** How old the newest value of a column may be. */
interface Age {
  readonly column: string;
  readonly seconds: number;
  readonly keyAt: Span;
}

function agesWanted(root: MapNode, owner: Owner, reading: Reading): readonly Age[] {
  const usual = take(root, 'slaDefaultElement', aText, reading);
  return mapsOf(root, 'slaProperties', reading).flatMap((level, i) => {
    const what = `slaProperties[${i}]`;
    lookAtKeys(level, keysOfSla, what, reading, reading.version === '3.0');
    const property = take(level, 'property', aText, reading);
    if (property === undefined) return withoutProperty(level, what, reading);
    const fate = serviceLevel(property.is);
    if (fate?.fate === 'evaluated') return agesIn({ level, what, usual, owner, reading });
    const reason = fate?.as ?? `the standard has no service level ${quoted(property.is)}`;
    skip(reading, what, property.keyAt, reason, 'none');
    return [];
  });
}

/** A service level by its name, in any case. */
function serviceLevel(name: string): Key | undefined {
  return Object.entries(serviceLevels).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function withoutProperty(level: MapNode, what: string, reading: Reading): readonly [] {
  if (!level.entries.has('property'))
    problem(reading, 'policy/missing-key', level.at, `${what} names no property`, 'add property: latency');
  return [];
}

interface Level {
  readonly level: MapNode;
  readonly what: string;
  /** The contract's slaDefaultElement. */
  readonly usual: Found<string> | undefined;
  readonly owner: Owner;
  readonly reading: Reading;
}

function agesIn(one: Level): readonly Age[] {
  const { level, what, usual, owner, reading } = one;
  const element = take(level, 'element', aText, reading) ?? usual;
  const value = level.entries.get('value');
  const keyAt = value?.keyAt ?? level.at;
  if (element === undefined) {
    skip(reading, what, keyAt, 'it names no element to look at');
    return [];
  }
  const seconds = secondsIn(one);
  if (seconds === undefined) return [];
  return element.is.split(',').flatMap((name): readonly Age[] => {
    const column = columnOf(name.trim(), owner);
    if (column === 'elsewhere') return [];
    if (column !== undefined) return [{ column: column.column.name, seconds, keyAt: value!.keyAt }];
    skip(reading, what, element.keyAt, shown(`${name.trim()} is not a column of an object of this contract`));
    return [];
  });
}

/** The column of an element; 'elsewhere' for one of another object of the contract. */
function columnOf(element: string, owner: Owner): Property | 'elsewhere' | undefined {
  const found = columnNamed(element, owner);
  if (found) return found.object === owner.own ? found.property : 'elsewhere';
  return owner.objects.size === 1 ? owner.own.byName.get(element) : undefined;
}

function fresh({ column, seconds, keyAt }: Age): Demanded {
  const entries = [
    ['column', keyAt, scalar(column, keyAt)],
    ['max-age', keyAt, scalar(durationOf(seconds), keyAt)],
  ] as const;
  return { path: ['freshness'], keyAt, value: map(keyAt, ...entries) };
}

/** The age in seconds; undefined, and listed as not evaluated, where value and unit give no duration. */
function secondsIn({ level, what, reading }: Level): number | undefined {
  const entry = level.entries.get('value');
  const value = entry?.value.kind === 'scalar' ? entry.value.value : undefined;
  const unit = take(level, 'unit', aText, reading);
  if (entry === undefined || value === undefined || value === null || typeof value === 'boolean') {
    problem(
      reading,
      'policy/missing-key',
      entry?.keyAt ?? level.at,
      `${what} has no value`,
      'add value: 4 and unit: d',
    );
    return undefined;
  }
  const own = typeof value === 'string' ? isoDuration(value) : undefined;
  const size = unit && secondsOf(unit.is);
  const seconds = own ?? (size === undefined ? undefined : Math.round(Number(value) * size));
  if (seconds !== undefined && Number.isSafeInteger(seconds) && seconds > 0) return seconds;
  skip(reading, what, entry.keyAt, 'its value and unit give no duration');
  return undefined;
}

/** '4d', '90m': the largest unit that divides it. */
function durationOf(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const;
  const [unit, size] = units.find(([, each]) => seconds % each === 0)!;
  return `${seconds / size}${unit}`;
}
