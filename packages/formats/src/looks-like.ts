// What a file looks like by its first bytes, in words for an error message.

const MAGIC: readonly (readonly [string, string])[] = [
  ['PAR1', 'a Parquet file'],
  ['PK\x03\x04', 'a ZIP archive (a PyTorch, Keras or NumPy file perhaps)'],
  ['\x89HDF', 'an HDF5 file (a Keras model perhaps)'],
  ['GGUF', 'a GGUF model'],
  ['\x1f\x8b', 'a gzip file'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard file'],
  ['BZh', 'a bzip2 file'],
  ['\xfd7zXZ', 'an xz file'],
  ['%PDF', 'a PDF file'],
  ['\x93NUMPY', 'a NumPy array'],
  ['ARROW1', 'an Arrow file'],
  ['SQLite format 3', 'an SQLite database'],
  ['\xff\xfe', 'UTF-16 text, from byte 0 on'],
  ['\xfe\xff', 'UTF-16 text, from byte 0 on'],
  ['version https://git-lfs', 'a Git LFS pointer (the file itself was not fetched: git lfs pull)'],
];

/** The first file in the archive, by the names that ECMA-376 has and those that spreadsheet programs write first. */
// eslint-disable-next-line no-control-regex
const IN_OFFICE = /^PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/s;

/** Names the format of a file from its first 512 bytes or more; never quotes its content. */
export function looksLike(head: Uint8Array): string {
  if (head.length === 0) return 'an empty file';
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 512)).toString('latin1');
  if (IN_OFFICE.test(text)) return 'a file of an office program (an Excel workbook perhaps)';
  const known = MAGIC.find(([magic]) => text.startsWith(magic));
  if (known) return known[1];
  if (text.slice(4, 8) === 'TFL3') return 'a TensorFlow Lite model';
  if (head[0] === 0x80 && head[1]! >= 2 && head[1]! <= 5) return 'a Python pickle';
  if (/^.{7}\0\{"/s.test(text)) return 'a safetensors file';
  return looksLikeText(text) ? textKind(text) : 'binary data of no known format';
}

function looksLikeText(text: string): boolean {
  // Control characters other than tab, line feed, form feed and carriage return stand in no text file.
  // eslint-disable-next-line no-control-regex
  return !/[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/.test(text);
}

function textKind(text: string): string {
  const start = text.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^<(!doctype html|html)/i.test(start)) return 'an HTML page';
  if (/^outs:|\nouts:/.test(start)) return 'a DVC pointer (the file itself was not fetched: dvc pull)';
  return /^[{[]/.test(start) ? 'JSON text' : 'a text file';
}
