// One model input's batch: a buffer that columns of chunks are copied into, row beside row.
import type { DuckDb } from '../duck/bindings.ts';
import type { BufferSetting, InputBuffer } from './input-buffer.ts';
import type { LoadedModel } from './load.ts';
import { numberBuffer } from './number-tensors.ts';
import type { InputPlan } from './plan.ts';
import { sequenceBuffer } from './sequence-tensors.ts';
import type { OnnxRuntime } from './runtime.ts';
import { textBuffer } from './text-tensors.ts';

export function inputBuffer(
  duck: DuckDb,
  runtime: OnnxRuntime,
  { texts }: LoadedModel,
  plan: InputPlan,
  rows: number,
): InputBuffer {
  const width = plan.rowShape.reduce((product, d) => product * d, 1);
  const setting: BufferSetting = { duck, runtime, plan, rows, width };
  if (plan.type !== 'string')
    return plan.free === undefined ? numberBuffer(setting, plan.type) : sequenceBuffer(setting, plan.type);
  return textBuffer(
    setting,
    texts.find((text) => text.input === plan.input)!,
  );
}
