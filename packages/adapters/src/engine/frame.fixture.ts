// What the tests of frames share: a table, its scores by the model that adds columns a and b, and frames over them.
import type { Frame, FrameRequest, ScoresSource } from '@modelgate/core';
import { dataOf, inOrder, model, scoreOutput, scoreWith, valueOutput } from './engine.fixture.ts';
import type { Engine } from './start.ts';

export const ROWS = 5000;

/** The rows: a and b to be added, an id, a label, groups with gaps, a cluster, a weight, and a number. */
export const TABLE: string = `select i::float as a, (i % 3)::float as b, i as id, i % 10 as c, 1 + i % 2 as w, i * 0.5 as target,
  case when i % 2 = 0 then 'no' else 'yes' end as y,
  case when i % 5 = 0 then null else chr((65 + i % 4)::integer) end as g from range(${ROWS}) t(i)`;

/** The sums of a and b. */
export const SCORES: Float32Array = Float32Array.from({ length: ROWS }, (_, i) => i + (i % 3));

/** Scores a file with the model that adds columns a and b. */
export async function scored(engine: Engine, file: string, id?: string): Promise<ScoresSource> {
  const options = id === undefined ? {} : { id };
  const add = model('sum_float32');
  const parts = await scoreWith(engine, file, add, (f) => inOrder(f, ['a', 'b']), valueOutput('y'), options);
  return { kind: 'parts', parts, output: scoreOutput('y', 1, [0]) };
}

/** The frame of a file with the label y of classes no and yes. */
export function frameOf(
  { data }: Engine,
  file: string,
  candidate: ScoresSource,
  more: Partial<FrameRequest> = {},
): Promise<Frame> {
  const request = { data: dataOf(file), classes: ['no', 'yes'], label: 'y', groups: [], scores: { candidate } };
  return data.frame({ ...request, ...more });
}
