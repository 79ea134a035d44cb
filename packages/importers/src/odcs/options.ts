// logicalTypeOptions, which constrain a property's values. For each option: the types that have it, and the rule that it becomes.
import type { MapNode } from '@modelgate/core/source';
import type { Demanded } from '../section.ts';
import type { Column, LogicalType } from './column.ts';
import { unknownKey, type Key } from './keys.ts';
import { exclusive, limit, multipleOf, width } from './limits.ts';
import { normalized, requiredFields, uniqueItems } from './nested-options.ts';
import type { Option } from './option.ts';
import { aMap, skip, take, type Reading } from './reading.ts';
import { dimensions, itemCount, length } from './sizes.ts';
import { format, pattern } from './text-options.ts';

export interface OptionKey extends Key {
  readonly key: string;
  readonly of: readonly LogicalType[];
  readonly read?: (option: Option) => readonly Demanded[];
}

const numbers = ['integer', 'number'] as const;
const moments = ['date', 'timestamp', 'time'] as const;
const text = ['string'] as const;

function evaluated(
  of: readonly LogicalType[],
  key: string,
  as: string,
  read: NonNullable<OptionKey['read']>,
): OptionKey {
  return { key, of, fate: 'evaluated', as, read };
}

function not(of: readonly LogicalType[], key: string, as: string): OptionKey {
  return { key, of, fate: 'not-evaluated', as };
}

const whole = 'of whole numbers the next one; else SQL';

export const optionKeys: readonly OptionKey[] = [
  evaluated(text, 'minLength', '`length: { min }`', length('min')),
  evaluated(text, 'maxLength', '`length: { max }`', length('max')),
  evaluated(text, 'pattern', '`matches`, spelled for RE2; not with look-around or references to groups', pattern),
  evaluated(text, 'format', '`matches` for uuid, email, hostname, ipv4, uri, byte', format),
  evaluated([...numbers, ...moments], 'minimum', '`min`', limit('min')),
  evaluated([...numbers, ...moments], 'maximum', '`max`', limit('max')),
  evaluated([...numbers, ...moments], 'exclusiveMinimum', `\`min\`: ${whole}; true or false in v3.0`, exclusive('min')),
  evaluated([...numbers, ...moments], 'exclusiveMaximum', `\`max\`: ${whole}; true or false in v3.0`, exclusive('max')),
  evaluated(numbers, 'multipleOf', 'SQL', multipleOf),
  evaluated(['integer'], 'format', 'SQL: i8 to i64, u8 to u64 as the range that this many bits hold', width),
  not(['number'], 'format', 'the width of a column is its file’s business'),
  not(['date', 'timestamp', 'time'], 'format', 'how values are spelled; in v3.0 it says whether a date has a time'),
  not(['timestamp', 'time'], 'timezone', 'times are compared in UTC'),
  not(['timestamp', 'time'], 'defaultTimezone', 'times are compared in UTC'),
  evaluated(['array'], 'minItems', 'SQL', itemCount('min')),
  evaluated(['array'], 'maxItems', 'SQL', itemCount('max')),
  evaluated(['array'], 'uniqueItems', 'SQL', uniqueItems),
  evaluated(['vector'], 'dimensions', 'SQL', dimensions),
  not(['vector'], 'elementType', 'the width of a column is its file’s business'),
  not(['vector'], 'distanceMetric', 'how vectors are compared'),
  not(['vector'], 'embeddingModel', 'where vectors come from'),
  not(['vector'], 'embeddingModelVersion', 'where vectors come from'),
  evaluated(['vector'], 'normalized', 'SQL: a length of 1, to 0.1 %', normalized),
  evaluated(['object'], 'required', 'SQL: the fields have values', requiredFields),
  not(['object'], 'minProperties', 'a struct has the same fields in every row'),
  not(['object'], 'maxProperties', 'a struct has the same fields in every row'),
];

/** The demands of a property's options. An option that its type does not have is a problem. */
export function optionsWanted(column: Column, property: MapNode, what: string, reading: Reading): readonly Demanded[] {
  const options = take(property, 'logicalTypeOptions', aMap, reading)?.is;
  if (options === undefined) return [];
  const of = optionKeys.filter((option) => column.type === undefined || option.of.includes(column.type));
  const inside = `${what}.logicalTypeOptions`;
  return [...options.entries].flatMap(([key, { keyAt }]) => {
    const option = of.find((each) => each.key === key);
    if (option?.read) return option.read({ column, key, options, what: inside, reading });
    if (option) skip(reading, `${inside}.${key}`, keyAt, option.as, option.severity ?? 'none');
    else unknownKey(key, [...new Set(of.map((each) => each.key))], inside, keyAt, reading);
    return [];
  });
}
