// Groups of several columns, crossed from the codes of each column, so that a group's name is made once and not in every row.
import { JOINT } from '@modelgate/checks';
import { codeArray, MISSING, type Codes, type Frame, type FrameRequest, type Sql } from '@modelgate/core';
import type { PlannedSlice } from './slices.ts';

/** The columns that a frame must hold: each once, however many slices use it. */
export function frameGroups(slices: readonly PlannedSlice[]): FrameRequest['groups'] {
  const whole = slices.flatMap(({ name, of, parts }) => (parts ? [] : [[keyOf(of), { name, of }] as const]));
  const parts = slices.flatMap((slice) =>
    (slice.parts ?? []).map((of) => [keyOf(of), { name: keyOf(of), of }] as const),
  );
  const known = new Set(whole.map(([key]) => key));
  const more = new Map(parts.filter(([key]) => !known.has(key)));
  return [...whole.map(([, group]) => group), ...more.values()];
}

/** The groups of each slice, made of the columns that a frame holds. */
export function crossedGroups(slices: readonly PlannedSlice[], held: Frame['groups']): Frame['groups'] {
  const nameBy = new Map(frameGroups(slices).map(({ name, of }) => [keyOf(of), name]));
  const groups = slices.map(({ name, parts }): [string, Codes] => [
    name,
    parts ? parts.map((of) => held[nameBy.get(keyOf(of))!]!).reduce(crossed) : held[name]!,
  ]);
  return Object.fromEntries(groups);
}

/** Two expressions are the same when their text and their values are. */
function keyOf({ text, values }: Sql): string {
  return JSON.stringify([text, values]);
}

/** A row that lacks one of the two has no group. */
function crossed(first: Codes, second: Codes): Codes {
  const n = first.codes.length;
  const size = second.names.length;
  const placeOf = new Int32Array(first.names.length * size).fill(-1);
  const pairs: number[] = [];
  const places = codeArray(n, placeOf.length);
  for (let i = 0; i < n; i++) {
    const pair = first.codes[i]! * size + second.codes[i]!;
    if (placeOf[pair]! < 0) placeOf[pair] = pairs.push(pair) - 1;
    places[i] = placeOf[pair]!;
  }
  const found = pairs.map((pair) => nameOf(first.names[Math.floor(pair / size)]!, second.names[pair % size]!));
  const names = [...new Set(found)].toSorted();
  const place = new Map(names.map((name, code) => [name, code]));
  const codeOf = Int32Array.from(found, (name) => place.get(name)!);
  const codes = codeArray(n, names.length);
  for (let i = 0; i < n; i++) codes[i] = codeOf[places[i]!]!;
  return { codes, names };
}

function nameOf(first: string, second: string): string {
  return first === MISSING || second === MISSING ? MISSING : `${first}${JOINT}${second}`;
}
