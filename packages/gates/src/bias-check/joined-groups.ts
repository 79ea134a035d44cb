// Groups from a separate file, joined by the id: attributes of people need not be in the data with the features.
import { JOINT, type ParityFacts } from '@modelgate/checks';
import {
  canonicalName,
  codeArray,
  InputError,
  joinSql,
  located,
  MISSING,
  DATA,
  sql,
  plural,
  type Codes,
  type Column,
  type DataFacts,
  type DataRef,
  type GatePlan,
  type Ports,
  type Sql,
  type Subject,
} from '@modelgate/core';
import { missingFile } from '../missing-file.ts';
import { missingColumn } from '../evaluate-model/columns.ts';
import type { PlannedData } from '../evaluate-model/planned-data.ts';
import type { EvaluationPlan } from '../evaluate-model/plan.ts';
import type { JoinedSetting } from './written-groups.ts';

export interface JoinedGroups {
  /** One code per row of the data, by the name of the set. */
  readonly codes: Readonly<Record<string, Codes>>;
  readonly slices: ParityFacts['slices'];
  readonly subjects: readonly Subject[];
}

export async function joinGroups(
  settings: readonly JoinedSetting[],
  places: GatePlan['places'],
  plan: EvaluationPlan,
  ports: Ports,
): Promise<JoinedGroups> {
  const files = await Promise.all(
    filesIn(settings).map(([path, of]) => located(places?.[of[0]!.name], () => joinFile(path, of, plan, ports))),
  );
  const codes = Object.fromEntries(files.flatMap((file) => file.codes));
  const slices = Object.fromEntries(Object.entries(codes).map(([name, of]) => [name, countsOf(of)]));
  return { codes, slices, subjects: files.map(({ subject }) => subject) };
}

/** The settings by their file. */
export function filesIn(settings: readonly JoinedSetting[]): readonly [path: string, of: readonly JoinedSetting[]][] {
  return [...Map.groupBy(settings, ({ path }) => path)];
}

async function joinFile(path: string, settings: readonly JoinedSetting[], plan: EvaluationPlan, ports: Ports) {
  const { ref, facts, own, theirs } = await openJoined(path, settings, plan.data, ports);
  await checkUnique(ref, theirs, ports);
  const values = await valuesOf(settings, { ref, facts, own, theirs }, plan, ports);
  const subject: Subject = {
    kind: 'data',
    name: 'groups',
    path,
    digest: facts.digest,
    facts: `${plural(facts.rows, 'row')}, joined by ${plan.data.subject.id!}`,
  };
  return {
    codes: settings.map(({ name: set }, k) => [set, codesOf(values.map((row) => row[k] as string))] as const),
    subject,
  };
}

/** The file with the id and all columns that are asked of it. */
export async function openJoined(
  path: string,
  settings: readonly JoinedSetting[],
  data: PlannedData,
  ports: Ports,
): Promise<Joined> {
  const files = await ports.files.find(path);
  const name = `groups ${path}`;
  if (files.length === 0) throw await missingFile(name, path, ports);
  const ref: DataRef = { name, path, files };
  const facts = await ports.data.describe(ref);
  const ids = idsOf(data, name, facts);
  for (const { name: group, columns } of settings)
    for (const column of columns) columnOf(column, `group ${group}`, facts.columns);
  return { ref, facts, ...ids };
}

export interface Joined {
  readonly ref: DataRef;
  readonly facts: DataFacts;
  readonly own: Column;
  readonly theirs: Column;
}

function idsOf(data: PlannedData, named: string, { columns }: DataFacts): Pick<Joined, 'own' | 'theirs'> {
  const { id, name } = data.subject;
  if (id === undefined)
    throw new InputError({
      code: 'input/column-missing',
      named,
      expected: `an id column to join it with data ${name}`,
      received: 'none named in the policy',
      hint: `write data.${name}.id: the column that both files share`,
    });
  return { own: columnOf(id, `id of data ${name}`, data.facts.columns), theirs: columnOf(id, named, columns) };
}

function columnOf(name: string, named: string, columns: readonly Column[]): Column {
  const column = columns.find((c) => c.name === name);
  if (!column) throw missingColumn(named, name, columns);
  return column;
}

/** Refuses a file that has an id twice: the join would double that row. */
async function checkUnique(ref: DataRef, theirs: Column, ports: Ports): Promise<void> {
  const [row] = await ports.data.query(
    ref,
    sql`select count(*)::int, count(distinct ${canonicalName(theirs)})::int from ${DATA}`,
  );
  const [rows, distinct] = row as readonly [number, number];
  if (rows === distinct) return;
  throw new InputError({
    code: 'input/id-not-unique',
    named: ref.name,
    expected: 'one line for each id',
    received: `${plural(rows - distinct, 'line')} with an id that another line has, or without one`,
    hint: 'keep one line for each id',
  });
}

/** The value of every set in every row of the data, as text, in the order of the data's scan, which is the frame's. */
async function valuesOf(
  settings: readonly JoinedSetting[],
  { ref, facts, own, theirs }: Joined,
  { data }: EvaluationPlan,
  ports: Ports,
): Promise<readonly (readonly unknown[])[]> {
  const texts = settings.map(({ name, columns }) =>
    columns.map((column) => canonicalName(columnOf(column, `group ${name}`, facts.columns))),
  );
  const flat = texts.flat();
  const named = flat.map((text, i) => sql`${text} as ${{ identifier: `g${i}` }}`);
  const extract = joinSql([sql`${canonicalName(theirs)} as key`, ...named], ', ');
  let at = 0;
  const sets = texts.map((of) => together(of.map(() => `g${at++}`)));
  const rows = await ports.data.query(
    data.ref,
    sql`select ${joinSql(sets, ', ')} from (select ${canonicalName(own)} as own, row_number() over () as place from ${DATA}) as d left join joined on d.own = joined.key order by d.place`,
    { joined: { data: ref, sql: sql`select ${extract} from ${DATA}` } },
  );
  if (rows.length !== data.facts.rows)
    throw new Error(`${rows.length} rows of ${data.facts.rows} were joined with their groups`);
  return rows;
}

function together(columns: readonly string[]): Sql {
  const names = columns.map((column) => sql`joined.${{ identifier: column }}`);
  const missing = joinSql(
    names.map((name) => sql`${name} is null`),
    ' or ',
  );
  return sql`case when ${missing} then ${MISSING} else concat_ws(${joinSql([sql`${JOINT}`, ...names], ', ')}) end`;
}

/** Codes over sorted names, as in a frame. */
function codesOf(values: readonly string[]): Codes {
  const names = [...new Set(values)].sort();
  const codeOf = new Map(names.map((name, code) => [name, code]));
  const codes = codeArray(values.length, names.length);
  for (const [i, value] of values.entries()) codes[i] = codeOf.get(value)!;
  return { codes, names };
}

function countsOf({ codes, names }: Codes): ParityFacts['slices'][string] {
  const counts = new Float64Array(names.length);
  for (const code of codes) counts[code]!++;
  return names.map((value, code) => ({ value, rows: counts[code]! }));
}
