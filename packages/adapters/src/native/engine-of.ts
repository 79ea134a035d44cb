// Which engine a locked file belongs to. Apart from the lock itself, which the engine's own processes begin without.

/** ONNX Runtime's are for models, DuckDB's for data. */
export function engineOf(name: string): 'data' | 'models' {
  return name.startsWith('onnxruntime-') ? 'models' : 'data';
}
