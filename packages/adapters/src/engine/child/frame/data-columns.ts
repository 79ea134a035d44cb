// The columns of the data that a frame holds: one statement for all of them, and a sink for each.
import { join } from 'node:path';
import type { Relation } from '../data/relation.ts';
import { quoted } from '../duck/quoted.ts';
import type { Rows } from '../duck/rows.ts';
import { classSink, clusterSink, groupSink, type GroupSink } from './code-columns.ts';
import type { ColumnSink } from './column-sink.ts';
import type { FrameJob } from './job.ts';
import { valueSink, weightSink } from './number-columns.ts';

/** The group of rows without a value, as core names it. */
const MISSING = '(missing)';

export interface DataColumns {
  /** In the order of the statement's columns, which begins with the key. */
  readonly sinks: readonly ColumnSink[];
  readonly groups: readonly GroupSink[];
  open(): Promise<Rows>;
}

export function dataColumns(relation: Relation, job: FrameJob): DataColumns {
  const { duck } = relation.database;
  const to = (file: string): Parameters<typeof valueSink>[0] => ({
    duck,
    data: relation.ref.name,
    path: join(job.folder, file),
  });
  const { label, classes, weight, cluster } = job;
  const first = classes ? classSink(to('label'), label.column, classes) : valueSink(to('label'), label.column);
  const groups = job.groups.map(({ name }, i) => groupSink(to(`group-${i}`), name, MISSING));
  const rest = [
    ...(weight === undefined ? [] : [weightSink(to('weight'), weight)]),
    ...(cluster === undefined ? [] : [clusterSink(to('cluster'), cluster)]),
  ];
  return { sinks: [first, ...groups, ...rest], groups, open: () => openData(relation, job) };
}

/** Each piece of SQL stands once, in the inner select, so that its values are bound once. */
async function openData(relation: Relation, { key, label, classes, groups, weight, cluster }: FrameJob): Promise<Rows> {
  const inner = [
    { text: `${key.text} as k`, values: key.values },
    { text: `${label.sql.text} as l`, values: label.sql.values },
    ...groups.map(({ of }, i) => ({ text: `cast(${of.text} as varchar) as g${i}`, values: of.values })),
    ...(weight === undefined ? [] : [{ text: `cast(${quoted(weight)} as double) as w`, values: [] }]),
    ...(cluster === undefined ? [] : [{ text: `${quoted(cluster)} as c`, values: [] }]),
  ];
  const outer = [
    'k',
    classes ? 'l, hash(l)' : 'cast(l as double)',
    ...groups.map((_, i) => `g${i}, hash(g${i})`),
    ...(weight === undefined ? [] : ['w']),
    ...(cluster === undefined ? [] : ['case when c is not null then hash(c) end']),
  ];
  const text = `select ${outer.join(', ')} from (select ${inner.map((s) => s.text).join(', ')} from ${relation.source})`;
  return relation.database.stream({ text, values: inner.flatMap((s) => s.values) });
}
