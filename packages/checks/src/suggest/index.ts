// Rules that the data suggests, each with its evidence, and with enough room that a similar sample keeps it.
import { withoutRowNumbers, type Column, type DataMetric } from '@modelgate/core';
import { EVERY } from '../data-check/columns.ts';
import { suggestCode } from './code.ts';
import { suggestGroups, type GroupSuggestion } from './groups.ts';
import { keyEvidence, keyMetric, mayBeKey } from './key.ts';
import { suggestLevels } from './levels.ts';
import { suggestMissing, type MissingSuggestion } from './missing.ts';
import { suggestNulls } from './nulls.ts';
import { farOut, isMeasurement, suggestOutliers } from './outliers.ts';
import { isPersonal } from './personal.ts';
import { profileMetrics, profileOf, type Known, type Profile } from './profile.ts';
import { suggestRange } from './range.ts';
import type { Suggestion } from './suggestion.ts';
import { repeatedRows, suggestBalance, suggestConstant, suggestDuplicates, suggestRows } from './table.ts';
import { suggestType, textDoubt } from './type.ts';

export type { GroupSuggestion } from './groups.ts';
export type { MissingSuggestion } from './missing.ts';
export type { Known } from './profile.ts';
export type { Suggestion } from './suggestion.ts';

/** The rules that are proposed for one column. */
export interface ColumnSuggestions {
  readonly column: string;
  /** It looks like personal data, so that none of its values are written anywhere. */
  readonly personal: boolean;
  /** Why it is text although most of its values look like something else. */
  readonly doubt?: string;
  readonly rules: readonly Suggestion[];
}

export interface Suggestions {
  readonly columns: readonly ColumnSuggestions[];
  /** Columns whose values are all different, each with its evidence. */
  readonly keys: readonly { readonly column: string; readonly evidence: string }[];
  readonly table: readonly Suggestion[];
  /** Texts of a CSV file that stand for missing values; when it is read again with these, some columns have other types. */
  readonly missing?: MissingSuggestion;
  /** Columns that look like protected attributes. */
  readonly groups: readonly GroupSuggestion[];
  /** Number of columns for which no rule can be written, since their name is blank, too long, or means something else in a policy. */
  readonly unnamed: number;
}

/** A surveyed data set: its role, its columns and its rows. */
export interface Surveyed {
  readonly on: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly label?: string;
  /** Set for CSV, whose columns have the types that their values look like. */
  readonly untyped?: true;
}

const LONGEST_NAME = 200;

/** Names that cannot be keys under `columns`: '*' stands for every column, and a policy refuses the other. */
const taken: ReadonlySet<string> = new Set([EVERY, '__proto__']);

function canBeNamed({ name }: Column): boolean {
  return !taken.has(name) && name.trim() !== '' && name.length <= LONGEST_NAME;
}

/** The first wave: metrics of every column. */
export function surveyMetrics({ on, columns }: Surveyed): readonly DataMetric[] {
  return columns.flatMap((column) => profileMetrics(on, column));
}

/** The second wave: metrics that need a statement of their own, for columns where the first wave makes them worthwhile. */
export function followUpMetrics(surveyed: Surveyed, known: Known): readonly DataMetric[] {
  const { on, columns } = surveyed;
  const profiles = profilesOf(surveyed, known);
  const keys = keyCandidates(profiles, columns).map((profile) => keyMetric(on, profile));
  const measured = profiles.filter(isMeasurement).map((profile) => farOut(on, profile));
  return [...keys, ...measured, repeatedRows(on, columns)];
}

/** Not row numbers: they are all different in any table, and its rows may repeat all the same. */
function keyCandidates(profiles: readonly Profile[], columns: readonly Column[]): readonly Profile[] {
  const names = new Set(withoutRowNumbers(columns.map(({ name }) => name)));
  return profiles.filter((profile) => mayBeKey(profile) && names.has(profile.column.name));
}

function profilesOf({ on, columns }: Surveyed, known: Known): readonly Profile[] {
  return columns.flatMap((column) => profileOf(on, column, known) ?? []);
}

export function suggestRules(surveyed: Surveyed, known: Known): Suggestions {
  const { on, columns, rows, label, untyped } = surveyed;
  const profiles = profilesOf(surveyed, known).filter(({ column }) => canBeNamed(column));
  const keys = keyCandidates(profiles, columns).flatMap((profile) => {
    const first = profile.column.name === columns[0]?.name;
    const evidence = keyEvidence(on, profile, first, known);
    return evidence === undefined ? [] : [{ column: profile.column.name, evidence }];
  });
  const isKey = (profile: Profile): boolean => keys.some(({ column }) => column === profile.column.name);
  const target = profiles.find(({ column }) => column.name === label);
  const table = [
    suggestRows(rows),
    keys.length === 0 ? suggestDuplicates(on, columns, known) : undefined,
    suggestConstant(profiles, columns),
    target && suggestBalance(target),
  ];
  const missing = untyped && suggestMissing(profiles);
  return {
    ...(missing && { missing }),
    columns: profiles.map((profile) => {
      const doubt = untyped && textDoubt(profile);
      return { ...suggestColumn(on, profile, isKey(profile), known), ...(doubt !== undefined && { doubt }) };
    }),
    keys,
    table: table.filter((one) => one !== undefined),
    groups: profiles.flatMap((profile) => (profile.column.name === label ? [] : (suggestGroups(profile) ?? []))),
    unnamed: columns.filter((column) => !canBeNamed(column)).length,
  };
}

/**
 * The rules for a column. A key gets no limits of values, since its
 * numbers grow; personal data gets no rule that contains a value.
 */
function suggestColumn(on: string, profile: Profile, isKey: boolean, known: Known): ColumnSuggestions {
  const personal = isPersonal(profile);
  const levels = personal || isKey ? undefined : suggestLevels(profile);
  const range = personal || isKey ? [] : suggestRange(profile);
  const rules = [
    suggestType(profile),
    suggestNulls(profile),
    ...range,
    levels,
    levels || personal ? undefined : suggestCode(profile),
    personal || isKey || range.length === 2 ? undefined : suggestOutliers(on, profile, known),
  ];
  return { column: profile.column.name, personal, rules: rules.filter((one) => one !== undefined) };
}
