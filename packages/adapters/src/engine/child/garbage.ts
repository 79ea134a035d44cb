// Memory behind dead objects. V8 sees little of what DuckDB's chunks and ONNX Runtime's tensors hold outside its heap, and
// lets 64 MB of it lie in each process before it looks.

/** Steps with fewer rows leave less behind than looking takes. */
const MANY_ROWS = 100_000;

/** After a step over so many rows: once its answer is on its way, what it was made of is given back. */
export function dropGarbage(rows: number): void {
  if (rows >= MANY_ROWS) setImmediate(collect);
}

/** Asked for at the start of a process, the flag would make Node refuse its own compiled code, which costs 13 ms. */
function collect(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
  process.getBuiltinModule('node:vm').runInNewContext('gc()');
}
