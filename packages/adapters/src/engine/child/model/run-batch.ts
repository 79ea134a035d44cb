// One batch of a model: how many rows it holds, and what the model answers.
import { inputFault } from '../fault.ts';
import type { InputBuffer } from './input-buffer.ts';
import type { LoadedModel } from './load.ts';
import { wrongOutput } from './outputs.ts';
import type { InputPlan } from './plan.ts';
import type { Tensor } from './runtime.ts';

/** Bytes of input a batch holds at most: beyond the caches a larger one only costs memory. */
const BATCH_BYTES = 4 << 20;
const LARGEST_BATCH = 2048;

/** The same for every run on equal input: arithmetic of some operators depends on the number of rows in a batch. */
export function batchOf(
  { inputs, named }: LoadedModel,
  job: { readonly inputs: readonly InputPlan[]; readonly batch?: number },
): { batch: number; fixed: boolean } {
  const firsts = job.inputs.map(({ input }) => inputs.find((m) => m.name === input)?.shape?.[0]);
  const fixed = firsts.filter((d) => typeof d === 'number');
  if (new Set(fixed).size > 1)
    throw inputFault({
      code: 'input/model-inputs',
      named,
      expected: 'one batch dimension',
      received: `fixed ones of ${fixed.join(' and ')} rows`,
    });
  if (fixed[0] !== undefined) return { batch: fixed[0], fixed: true };
  const values = job.inputs.reduce((sum, { rowShape }) => sum + rowShape.reduce((product, d) => product * d, 1), 0);
  const fits = 2 ** Math.floor(Math.log2(BATCH_BYTES / (4 * values)));
  return { batch: Math.max(2, job.batch ?? Math.min(LARGEST_BATCH, fits)), fixed: false };
}

/** The tensors that are fetched, in their order. */
export async function runBatch(
  { session, named }: LoadedModel,
  parts: readonly ReturnType<InputBuffer['feeds']>[],
  fetches: readonly string[],
  n: number,
): Promise<readonly Tensor[]> {
  const feeds = Object.assign({}, ...parts) as ReturnType<InputBuffer['feeds']>;
  let results;
  try {
    results = await session.run(feeds, fetches);
  } catch (cause) {
    throw inputFault(
      { code: 'input/model-failed', named, expected: `an answer for a batch of ${n} rows`, ...whyFailed(cause) },
      cause,
    );
  }
  return fetches.map((name) => {
    const tensor = results[name];
    if (!tensor) throw wrongOutput(named, `an output ${name}`, 'none');
    return tensor;
  });
}

/** Its words may quote a value (a string that is no number), so only the fact is told. */
function whyFailed(cause: unknown): { received: string; hint: string } {
  if (/Failed to allocate memory|bad.alloc/i.test(String(cause)))
    return {
      received: 'an operator that asks for more memory than the system gives',
      hint: 'use a machine with more memory; if a model does this on few rows, it is broken or hostile',
    };
  return {
    received: 'an error of ONNX Runtime',
    hint: 'run the model on these rows in Python to see it: shapes and types fit, so a value or an operator does not',
  };
}
