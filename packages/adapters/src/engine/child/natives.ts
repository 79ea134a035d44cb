// Loads the native engines: from a verified folder, or from this package's own dependencies. Never by a static import.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DuckDb } from './duck/bindings.ts';
import { worldFault, type EngineFault } from './fault.ts';
import type { OnnxRuntime } from './model/runtime.ts';

/**
 * DuckDB's native functions. The object layer above them (@duckdb/node-api) has 180 files, and their own loader first finds out
 * which C library there is: together that takes longer than loading the engine.
 */
export function loadDuckDb(nativesDir: string | undefined): DuckDb {
  try {
    const resolve = createRequire(nativesDir === undefined ? import.meta.url : join(nativesDir, 'engine.js'));
    const loader = resolve.resolve(
      nativesDir === undefined ? '@duckdb/node-bindings' : join(nativesDir, '@duckdb', 'node-bindings'),
    );
    const binary = `@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`;
    // eslint-disable-next-line typescript/no-unsafe-type-assertion -- its version is locked, its files are hashed
    return createRequire(loader)(binary) as DuckDb;
  } catch (cause) {
    throw missing('DuckDB', cause);
  }
}

export function loadOnnxRuntime(nativesDir: string | undefined): OnnxRuntime {
  // Else the library for Linux keeps a number for this device in HOME and sends its makers what sessions are made of.
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
  try {
    const resolve = createRequire(nativesDir === undefined ? import.meta.url : join(nativesDir, 'engine.js'));
    // eslint-disable-next-line typescript/no-unsafe-type-assertion -- its version is locked, its files are hashed
    return resolve(nativesDir === undefined ? 'onnxruntime-node' : join(nativesDir, 'onnxruntime-node')) as OnnxRuntime;
  } catch (cause) {
    throw missing('ONNX Runtime', cause);
  }
}

function missing(engine: string, cause: unknown): EngineFault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no code';
  return worldFault(
    {
      code: 'world/native-missing',
      message: `${engine} for ${process.platform}-${process.arch} could not be loaded (${code})`,
      hint: 'install the packages again, check that this platform is supported, and that no limit of address space (ulimit -v) stands in the way',
    },
    cause,
  );
}
