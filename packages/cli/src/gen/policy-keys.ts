// Keys of the policy language as rows of a table, from the JSON Schema of the zod schemas that read them.

type Scalar = string | number | boolean;

/** A JSON Schema, as far as the language's own uses it. */
export interface Schema {
  readonly description?: string;
  readonly default?: Scalar;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly Scalar[];
  readonly const?: Scalar;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly not?: unknown;
}

export interface KeyRow {
  /** 'outputs.link', 'columns.<name>.nulls'. */
  readonly key: string;
  /** What is written there, with its unit, as Markdown. */
  readonly type: string;
  /** 'required', a value as Markdown, or '' where leaving the key out says nothing. */
  readonly default: string;
  readonly sentence: string;
}

/** Rows of all keys below a map, each once, those of inner maps after their own. `without`: keys that are told elsewhere. */
export function keysOf(schema: Schema, without: ReadonlySet<string> = new Set()): readonly KeyRow[] {
  const rows = rowsBelow(schema, without, '');
  return [...new Map(rows.map((row) => [`${row.key} ${row.type} ${row.sentence}`, row])).values()];
}

function rowsBelow(schema: Schema, without: ReadonlySet<string>, prefix: string): readonly KeyRow[] {
  return mapsIn(schema).flatMap((map) => [
    ...Object.entries(map.properties ?? {})
      .filter(([key, inner]) => !without.has(key) && inner.not === undefined)
      .flatMap(([key, inner]) => [
        rowOf(prefix + key, inner, map.required?.includes(key) === true),
        ...rowsBelow(inner, without, `${prefix}${key}.`),
      ]),
    ...(typeof map.additionalProperties === 'object'
      ? rowsBelow(map.additionalProperties, without, `${prefix}<name>.`)
      : []),
  ]);
}

/** The rows of maps that all have the same keys, such as the limits of metrics: each key once, with every type that it has. */
export function sharedKeys(maps: Readonly<Record<string, Schema>>): readonly KeyRow[] {
  const rows = Object.entries(maps).flatMap(([name, map]) =>
    keysOf(map).map((row) => ({
      ...row,
      sentence: lastSentence(row.sentence)
        .replace(`What ${name} may`, 'What the metric may')
        .replace(/, in points, such as 1pt\.$/, '.'),
    })),
  );
  return [...Map.groupBy(rows, ({ key }) => key).values()].map((same) => ({
    ...same[0]!,
    type: [
      ...new Set(same.flatMap(({ type }) => type.split(' or ').map((one) => one.replace(/^a number .*/, 'a number')))),
    ].join(' or '),
  }));
}

/** Of 'Accuracy. The share of … At least this.' what is about the key. */
function lastSentence(text: string): string {
  const own = /\b(?:At least|At most) this\.(?: In points, such as \d+pt\.)?$/.exec(text);
  return own ? own[0] : text;
}

function mapsIn(schema: Schema): readonly Schema[] {
  if (schema.anyOf) return schema.anyOf.flatMap(mapsIn);
  if (schema.items) return mapsIn(schema.items);
  return schema.properties || typeof schema.additionalProperties === 'object' ? [schema] : [];
}

function rowOf(key: string, schema: Schema, required: boolean): KeyRow {
  return {
    key,
    type: typeOf(schema),
    default: required ? 'required' : defaultOf(schema),
    sentence: sentenceOf(schema),
  };
}

/** A key's own description, else those of what may be written there. */
function sentenceOf({ description, anyOf, items, additionalProperties: named }: Schema): string {
  if (description !== undefined) return description;
  const inner = [...(anyOf ?? []), ...(items ? [items] : []), ...(typeof named === 'object' ? [named] : [])].map(
    sentenceOf,
  );
  return [...new Set(inner)].filter((text) => text !== '').join(' ');
}

function defaultOf(schema: Schema): string {
  const found = schema.default ?? schema.anyOf?.find((one) => one.default !== undefined)?.default;
  return found === undefined ? '' : `\`${found}\``;
}

/** 'a list of `text`' reads as one thing where other types stand beside it. */
function listOf(items: Schema): string {
  const of = typeOf(items);
  return of.includes(' or ') ? `a list of (${of})` : `a list of ${of.replace(/^a /, '')}`;
}

const patterns: readonly (readonly [end: RegExp, words: string])[] = [
  [/pt\$$/, 'points, `1pt`'],
  [/%\$$/, 'percent, `5%`'],
  [/\[smhdw\]\)\$$/, 'a duration, `24h`'],
  [/^\^sha256/, 'a digest, `sha256:…`'],
  [/^\^\\d\{4\}.*\$$/, 'a day, `2027-01-31`'],
  [/^\^\\d\{4\}/, 'a day or time, `2027-01-31`'],
];

/** Most words of a closed list that a cell shows. */
const MOST_WORDS = 6;

function typeOf(schema: Schema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return wordsOf(schema.enum);
  if (schema.items) return listOf(schema.items);
  if (schema.type === 'object' && schema.properties === undefined && schema.additionalProperties === true)
    return 'a map by name';
  if (schema.properties) return 'a map';
  if (typeof schema.additionalProperties === 'object') return 'a map by name';
  const [, known] = patterns.find(([end]) => end.test(schema.pattern ?? '')) ?? [];
  return known ?? plainType(schema);
}

function wordsOf(words: readonly Scalar[]): string {
  const shown = words.slice(0, MOST_WORDS).map((word) => `\`${word}\``);
  return shown.join(', ') + (words.length > MOST_WORDS ? `, … (${words.length} words)` : '');
}

function plainType({ type, minimum, maximum }: Schema): string {
  if (type === 'boolean') return '`true`, `false`';
  if (type === 'integer') return `a count${rangeOf(minimum === 0 ? undefined : minimum, maximum)}`;
  if (type === 'number') return `a number${rangeOf(minimum, maximum)}`;
  return 'text';
}

function rangeOf(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return max === undefined ? '' : ` up to ${max}`;
  return max === undefined ? ` from ${min}` : ` from ${min} to ${max}`;
}
