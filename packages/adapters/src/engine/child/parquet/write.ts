// Writes number columns as one Parquet row group: plain encoding, zstd where it pays, no NULLs. DuckDB's own writer wants
// the rows in a table first, which for scores costs more than running a small model.
// https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
import { closeSync, openSync, writeSync } from 'node:fs';
import { encode, i32, i64, list, struct, text, type Value } from './thrift.ts';

export type ParquetNumbers = BigUint64Array | Int32Array | Float32Array | Float64Array;

export interface ParquetColumn {
  readonly name: string;
  readonly values: ParquetNumbers;
}

/** Numbers of the format's enumerations. */
const [INT32, INT64, FLOAT, DOUBLE] = [1, 2, 4, 5];
const [REQUIRED, PLAIN, RLE, UNCOMPRESSED, ZSTD, UINT_64, DATA_PAGE] = [0, 0, 3, 0, 6, 14, 0];

const MAGIC = Buffer.from('PAR1');

/** Columns of one length, at most 2^31 bytes each. */
export function writeParquet(path: string, columns: readonly ParquetColumn[]): void {
  const file = openSync(path, 'wx');
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    at += bytes.length;
  };
  try {
    put(MAGIC);
    const chunks = columns.map((column) => writeColumn(column, put, () => at));
    const footer = encode(footerOf(columns, chunks));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    for (const bytes of [footer, length, MAGIC]) put(bytes);
  } finally {
    closeSync(file);
  }
}

/** One page a column; returns its ColumnChunk. */
function writeColumn({ name, values }: ParquetColumn, put: (bytes: Uint8Array) => void, at: () => number): Value {
  const plain = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const { codec, packed } = pack(plain);
  const page = struct([1, i32(values.length)], [2, i32(PLAIN)], [3, i32(RLE)], [4, i32(RLE)]);
  const header = encode([
    [1, i32(DATA_PAGE)],
    [2, i32(plain.length)],
    [3, i32(packed.length)],
    [5, page],
  ]);
  const start = at();
  put(header);
  put(packed);
  const meta = struct(
    [1, i32(typeOf(values))],
    [2, list(i32(PLAIN))],
    [3, list(text(name))],
    [4, i32(codec)],
    [5, i64(values.length)],
    [6, i64(header.length + plain.length)],
    [7, i64(header.length + packed.length)],
    [9, i64(start)],
  );
  return struct([2, i64(start)], [3, meta]);
}

/** So many bytes tell whether the rest is worth the time. */
const PROBE = 1 << 16;
/** Longer than this share after compression: kept plain. */
const WORTH = 0.8;

/** Scores of trees repeat and shrink to a tenth; the last bits of a network's are noise, and so are hashes. */
function pack(plain: Uint8Array): { readonly codec: number; readonly packed: Uint8Array } {
  const probe = plain.subarray(0, PROBE);
  if (compress(probe).length > WORTH * probe.length) return { codec: UNCOMPRESSED, packed: plain };
  return { codec: ZSTD, packed: compress(plain) };
}

/** In one piece: growing the output in steps takes as long as compressing. */
function compress(bytes: Uint8Array): Uint8Array {
  // Loaded when it is used: processes that only read begin without it.
  const { zstdCompressSync } = process.getBuiltinModule('node:zlib');
  return zstdCompressSync(bytes, { chunkSize: Math.max(1024, bytes.length) });
}

function footerOf(columns: readonly ParquetColumn[], chunks: readonly Value[]): Parameters<typeof encode>[0] {
  const rows = columns[0]!.values.length;
  const bytes = columns.reduce((sum, { values }) => sum + values.byteLength, 0);
  const schema = columns.map(({ name, values }) => {
    const unsigned = values instanceof BigUint64Array ? ([[6, i32(UINT_64)]] as const) : [];
    return struct([1, i32(typeOf(values))], [3, i32(REQUIRED)], [4, text(name)], ...unsigned);
  });
  return [
    [1, i32(1)],
    [2, list(struct([4, text('scores')], [5, i32(columns.length)]), ...schema)],
    [3, i64(rows)],
    [4, list(struct([1, list(...chunks)], [2, i64(bytes)], [3, i64(rows)]))],
    [6, text('modelgate')],
  ];
}

function typeOf(values: ParquetNumbers): number {
  if (values instanceof BigUint64Array) return INT64;
  if (values instanceof Int32Array) return INT32;
  return values instanceof Float32Array ? FLOAT : DOUBLE;
}
