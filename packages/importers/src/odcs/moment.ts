// Days, times and durations as ISO 8601 writes them.

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/** '2027-01-31' or '2027-01-31T11:00:00.000Z', UTC where the text has no offset; undefined when there is no such day or time. */
export function utc(text: string): string | undefined {
  const [, day, time, offset = 'Z'] = written.exec(text) ?? [];
  if (day === undefined) return undefined;
  const at = new Date(`${day}T${time ?? '00:00'}${offset}`);
  const isDay = !Number.isNaN(at.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  if (!isDay) return undefined;
  return time === undefined ? day : at.toISOString();
}

const units: readonly (readonly [words: readonly string[], seconds: number])[] = [
  [['s', 'sec', 'second', 'seconds'], 1],
  [['m', 'min', 'minute', 'minutes'], 60],
  [['h', 'hr', 'hour', 'hours'], 3600],
  [['d', 'day', 'days'], 86_400],
  [['w', 'wk', 'week', 'weeks'], 604_800],
  [['y', 'yr', 'year', 'years'], 31_536_000],
];

/** Seconds of one unit; a year has 365 days. undefined for an unknown word. */
export function secondsOf(unit: string): number | undefined {
  return units.find(([words]) => words.includes(unit.toLowerCase()))?.[1];
}

const duration = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Seconds of P1DT12H; undefined with months or years, which have no fixed length. */
export function isoDuration(text: string): number | undefined {
  const [all, ...parts] = duration.exec(text) ?? [];
  if (all === undefined) return undefined;
  return [604_800, 86_400, 3600, 60, 1].reduce((sum, size, i) => sum + size * Number(parts[i] ?? 0), 0);
}
