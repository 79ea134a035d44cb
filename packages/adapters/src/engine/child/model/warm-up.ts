// The first session of a process sets ONNX Runtime up, which takes as long as a small model takes to load: done ahead.
import type { OnnxRuntime } from './runtime.ts';

/** An ONNX file of one Identity: onnx.helper.make_model, opset 13, IR version 7. */
const IDENTITY = 'CAc6NwoQCgF4EgF5IghJZGVudGl0eRIBZ1oPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA0=';

export async function warmUp(runtime: OnnxRuntime): Promise<void> {
  const session = await runtime.InferenceSession.create(Buffer.from(IDENTITY, 'base64'), {});
  await session.release();
}
