// Every metric of the catalogue with its interval, for candidate, baseline and change: scores loaded through the engine.
import { metrics } from '@modelgate/checks';
import { startEngine } from '@modelgate/adapters/engine';
import { measureScores, paramsOf, type Ask, type FrameRequest, type ScoresSource } from '@modelgate/core';
import { interval } from '@modelgate/stats';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seconds } from './best-of.ts';
import { serveLoop } from './loop.ts';

export interface MeasureSettings {
  readonly folder: string;
}

/** What one run took: to load the frame, to measure it; and the values found. */
export interface Measured {
  readonly load: number;
  readonly measure: number;
  readonly values: Readonly<Record<string, number>>;
}

const entry = fileURLToPath(new URL('../packages/adapters/lib/engine/main.js', import.meta.url));

await serveLoop(({ folder }: MeasureSettings) => {
  const { data } = startEngine({ entry, env: {} });
  const request = requestOf(folder);
  return Promise.resolve(async (): Promise<Measured> => {
    let frame: Awaited<ReturnType<typeof data.frame>>;
    const load = await seconds(async () => (frame = await data.frame(request)));
    let values: Measured['values'] = {};
    const measure = await seconds(() => (values = withIntervals(frame)));
    return { load, measure, values };
  });
});

function requestOf(folder: string): FrameRequest {
  const ref = (name: string): FrameRequest['data'] => ({ name, files: [join(folder, `${name}.parquet`)] });
  const scores = (role: string): ScoresSource => ({
    kind: 'predictions',
    data: ref(role),
    id: 'id',
    columns: ['score'],
    as: 'score',
  });
  return {
    data: ref('data'),
    classes: ['0', '1'],
    label: 'label',
    id: 'id',
    groups: [],
    scores: { candidate: scores('candidate'), baseline: scores('baseline') },
  };
}

function withIntervals(frame: Parameters<typeof measureScores>[0]): Measured['values'] {
  const binary = metrics.filter((metric) => metric.tasks.includes('binary'));
  const asks = binary.flatMap((metric): Ask[] => {
    const change = metric.margin === 'relative' ? 'relative-change' : 'change';
    return (['candidate', 'baseline', change] as const).map((of) => ({
      metric: metric.id,
      params: paramsOf(metric),
      of,
    }));
  });
  const { estimates } = measureScores(frame, {
    asks,
    judged: new Set(),
    metrics,
    task: 'binary',
    threshold: 0.5,
    identical: false,
    seed: 'bench',
  });
  const known = Object.entries(estimates).map(([name, estimate]) => {
    if (estimate.kind !== 'known') throw new Error(`${name} is unknown: ${estimate.reason}`);
    const [low, high] = interval(estimate, 0.95);
    if (!(low <= estimate.value && estimate.value <= high)) throw new Error(`${name} lies outside its interval`);
    return [name, estimate.value] as const;
  });
  return Object.fromEntries(known);
}
