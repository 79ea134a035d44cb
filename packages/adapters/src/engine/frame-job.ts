// A frame request in SQL: the label's canonical name, row keys, and the columns of predictions.
import type { Column, DataFacts, DataRef, FrameRequest, ScoresSource, Sql } from '@modelgate/core';
import type { FrameJob, SourceJob } from './child/frame/job.ts';
import { isWhole, rowKey, wholeKey } from './row-key.ts';

type Describe = (data: DataRef) => Promise<DataFacts>;

export async function frameJob(request: FrameRequest, folder: string, describe: Describe): Promise<FrameJob> {
  const { columns } = await describe(request.data);
  const { candidate, baseline } = request.scores;
  await checkRoles(request, columns);
  const keyOf = (await areWhole(request, describe))
    ? (_: readonly Column[], id: string | undefined) => wholeKey(id!)
    : rowKey;
  return {
    data: request.data,
    folder,
    key: await keyOf(columns, request.id),
    label: { column: request.label, sql: await labelSql(request, columns) },
    ...(request.classes && { classes: request.classes }),
    ...(request.weight !== undefined && { weight: request.weight }),
    ...(request.cluster !== undefined && { cluster: request.cluster }),
    ...(request.id !== undefined && { id: request.id }),
    groups: request.groups,
    candidate: await sourceJob(candidate, request, describe, keyOf),
    ...(baseline && { baseline: await sourceJob(baseline, request, describe, keyOf) }),
  };
}

/** Whether all that is joined are predictions, by ids that are whole numbers on both sides; keys of kept scores are made of ids as they are spelled. */
async function areWhole({ data, id, scores }: FrameRequest, describe: Describe): Promise<boolean> {
  const { candidate, baseline } = scores;
  const tables = [candidate, ...(baseline ? [baseline] : [])].map((source) =>
    source.kind === 'predictions' ? { data: source.data, id: source.id } : undefined,
  );
  for (const table of [{ data, id }, ...tables])
    if (!table || !isWhole((await describe(table.data)).columns, table.id)) return false;
  return true;
}

async function checkRoles({ data, weight, cluster }: FrameRequest, columns: readonly Column[]): Promise<void> {
  if (cluster !== undefined) await columnOf(columns, cluster, data.name);
  if (weight === undefined) return;
  const column = await columnOf(columns, weight, data.name);
  if (isNumber(column)) return;
  const { InputError } = await import('@modelgate/core');
  const named = `weight ${weight} of data ${data.name}`;
  throw new InputError({ code: 'input/column-type', named, expected: 'numbers', received: `type ${column.type}` });
}

async function labelSql(request: FrameRequest, columns: readonly Column[]): Promise<Sql> {
  const { canonicalName, id, InputError, sql } = await import('@modelgate/core');
  const column = await columnOf(columns, request.label, request.data.name);
  if (request.classes) return canonicalName(column);
  if (isNumber(column)) return sql`${id(column.name)}`;
  throw new InputError({
    code: 'input/column-type',
    named: `label ${column.name} of data ${request.data.name}`,
    expected: 'numbers, for a regression',
    received: `type ${column.type}`,
  });
}

function isNumber({ type }: Column): boolean {
  return /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/.test(type);
}

async function columnOf(columns: readonly Column[], name: string, data: string): Promise<Column> {
  const column = columns.find((c) => c.name === name);
  if (column) return column;
  const { InputError } = await import('@modelgate/core');
  throw new InputError({
    code: 'input/column-missing',
    named: `data ${data}`,
    expected: `a column ${name}`,
    received: `columns ${columns.map((c) => c.name).join(', ')}`,
  });
}

async function sourceJob(
  source: ScoresSource,
  request: FrameRequest,
  describe: Describe,
  keyOf: typeof rowKey,
): Promise<SourceJob> {
  if (source.kind === 'parts') {
    const { kind, columns } = source.output;
    return { kind: 'parts', parts: source.parts, width: kind === 'label' ? 1 : columns.length, as: kind };
  }
  if (request.id === undefined) {
    const { InputError } = await import('@modelgate/core');
    throw new InputError({
      code: 'input/id-not-unique',
      named: `predictions ${source.data.name}`,
      expected: 'an id column in the data and in the predictions',
      received: 'none',
      hint: `write data.${request.data.name}.id`,
    });
  }
  const { columns } = await describe(source.data);
  const outputs = await outputsSql(source, columns);
  return {
    kind: 'predictions',
    data: source.data,
    key: await keyOf(columns, source.id),
    columns: outputs,
    names: source.columns,
    as: source.as,
    ...(source.classes && { classes: source.classes }),
  };
}

/** Numbers of one type: single precision where all are. */
async function outputsSql(
  source: Extract<ScoresSource, { kind: 'predictions' }>,
  columns: readonly Column[],
): Promise<readonly Sql[]> {
  const { canonicalName, id, sql } = await import('@modelgate/core');
  const outputs = await Promise.all(source.columns.map((name) => columnOf(columns, name, source.data.name)));
  if (source.as === 'label') return outputs.map(canonicalName);
  const wrong = outputs.find((column) => !isNumber(column));
  if (wrong) throw await notNumbers(source.data.name, wrong);
  const single = outputs.every(({ type }) => type === 'FLOAT');
  return outputs.map(({ name }) => (single ? sql`${id(name)}` : sql`cast(${id(name)} as double)`));
}

async function notNumbers(predictions: string, { name, type }: Column): Promise<Error> {
  const { InputError } = await import('@modelgate/core');
  return new InputError({
    code: 'input/column-type',
    named: `column ${name} of predictions ${predictions}`,
    expected: 'numbers',
    received: `type ${type}`,
  });
}
