// A frame request in SQL: the label's canonical name, row keys, and the columns of predictions.
import type { Column, DataFacts, DataRef, FrameRequest, ScoresSource, Sql } from '@modelgate/core';
import type { FrameJob, SourceJob } from './child/frame/job.ts';
import { rowKey } from './row-key.ts';

type Describe = (data: DataRef) => Promise<DataFacts>;

export async function frameJob(request: FrameRequest, folder: string, describe: Describe): Promise<FrameJob> {
  const { columns } = await describe(request.data);
  const { candidate, baseline } = request.scores;
  await checkRoles(request, columns);
  return {
    data: request.data,
    folder,
    key: await rowKey(columns, request.id),
    label: { column: request.label, sql: await labelSql(request, columns) },
    ...(request.classes && { classes: request.classes }),
    ...(request.weight !== undefined && { weight: request.weight }),
    ...(request.cluster !== undefined && { cluster: request.cluster }),
    ...(request.id !== undefined && { id: request.id }),
    groups: request.groups,
    candidate: await sourceJob(candidate, request, describe),
    ...(baseline && { baseline: await sourceJob(baseline, request, describe) }),
  };
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

async function sourceJob(source: ScoresSource, request: FrameRequest, describe: Describe): Promise<SourceJob> {
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
  const outputs = await Promise.all(source.columns.map((name) => outputSql(source, columns, name)));
  return {
    kind: 'predictions',
    data: source.data,
    key: await rowKey(columns, source.id),
    columns: outputs,
    names: source.columns,
    as: source.as,
  };
}

async function outputSql(
  source: Extract<ScoresSource, { kind: 'predictions' }>,
  columns: readonly Column[],
  name: string,
): Promise<Sql> {
  const { canonicalName, id, InputError, sql } = await import('@modelgate/core');
  const column = await columnOf(columns, name, source.data.name);
  if (source.as === 'label') return canonicalName(column);
  if (isNumber(column)) return column.type === 'FLOAT' ? sql`${id(name)}` : sql`cast(${id(name)} as double)`;
  throw new InputError({
    code: 'input/column-type',
    named: `column ${name} of predictions ${source.data.name}`,
    expected: 'numbers',
    received: `type ${column.type}`,
  });
}
