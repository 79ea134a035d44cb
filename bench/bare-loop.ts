// The limit: ONNX Runtime fed with tensors that lie ready, one thread, nothing else done.
import { seconds } from './best-of.ts';
import { serveLoop } from './loop.ts';
import { natives, quoted, sql, type BareTensor } from './natives.ts';

export interface BareSettings {
  readonly model: string;
  readonly file: string;
  readonly inputs: readonly BareInput[];
  readonly output: string;
  readonly batch: number;
  /** Rows [from, to) of the file. */
  readonly from: number;
  readonly to: number;
}

export interface BareInput {
  readonly name: string;
  readonly type: 'float32' | 'string';
  /** Side by side. */
  readonly columns: readonly string[];
}

const runtime = natives.runtime();

await serveLoop(async (settings: BareSettings) => {
  const feeds = await readyFeeds(settings);
  const session = await runtime.InferenceSession.create(settings.model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  });
  const fetches = [settings.output];
  return () =>
    seconds(async () => {
      for (const batch of feeds) await session.run(batch, fetches);
    });
});

type Feeds = Readonly<Record<string, BareTensor>>;

async function readyFeeds({ file, inputs, batch, from, to }: BareSettings): Promise<Feeds[]> {
  const columns = inputs.flatMap((input) =>
    input.columns.map((name) =>
      input.type === 'string' ? `coalesce("${name}", '?')` : `coalesce("${name}"::float, 'nan'::float)`,
    ),
  );
  const rows = await sql(
    `select ${columns.join(', ')} from read_parquet(${quoted(file)}) where file_row_number >= ${from} and file_row_number < ${to}`,
  );
  const count = to - from;
  const feeds: Feeds[] = [];
  for (let at = 0; at < count; at += batch) feeds.push(feedsOf(inputs, rows, at, Math.min(batch, count - at)));
  return feeds;
}

function feedsOf(inputs: readonly BareInput[], rows: readonly unknown[][], at: number, n: number): Feeds {
  let first = 0;
  const entries = inputs.map(({ name, type, columns }) => {
    const own = rows.slice(first, (first += columns.length));
    const values = Array.from(
      { length: n * own.length },
      (_, i) => own[i % own.length]![at + Math.floor(i / own.length)],
    );
    const data = type === 'string' ? values : Float32Array.from(values as number[]);
    return [name, new runtime.Tensor(type, data, [n, own.length])] as const;
  });
  return Object.fromEntries(entries);
}
