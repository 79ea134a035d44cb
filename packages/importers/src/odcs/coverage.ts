// The table of docs/contracts.md: which keys of the standard are evaluated, and as what. It is made from the tables that the reader uses.
import {
  keysOfContract,
  keysOfEnum,
  keysOfObject,
  keysOfProperty,
  keysOfQuality,
  keysOfRelationship,
  keysOfSla,
  type Key,
  type Keys,
} from './keys.ts';
import { metrics } from './metrics.ts';
import { optionKeys } from './options.ts';
import { serviceLevels } from './service-levels.ts';

type Row = readonly [where: string, what: string, key: Key];

const fates = { evaluated: 'yes', describes: '–', 'not-evaluated': 'no' } as const;

function rows(where: string, keys: Keys): readonly Row[] {
  return Object.entries(keys).map(([what, key]) => [where, what, key]);
}

/** A Markdown table: every key of the standard; yes: evaluated, no: listed as not evaluated, –: it asks nothing of data. */
export function coverageTable(): string {
  const all: readonly Row[] = [
    ...rows('the contract', keysOfContract),
    ...rows('schema', keysOfObject),
    ...rows('properties', keysOfProperty),
    ...optionKeys.map((option): Row => [`logicalTypeOptions of ${option.of.join(', ')}`, option.key, option]),
    ...rows('enum', keysOfEnum),
    ...rows('quality', keysOfQuality),
    ...rows('metric', metrics),
    ...rows('relationships', keysOfRelationship),
    ...rows('slaProperties', keysOfSla),
    ...rows('service level', serviceLevels),
  ];
  const lines = all.map(([where, what, { fate, as }]) => `| ${where} | \`${what}\` | ${fates[fate]} | ${as} |\n`);
  return `| where | key | evaluated | as |\n| --- | --- | --- | --- |\n${lines.join('')}`;
}
