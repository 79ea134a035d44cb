// Formats that are known by name and read by nobody here: they are not evaluated, and said so.
import { BYTES, VARINT } from '../protobuf/fields.ts';
import { fieldsSeen, type Shape } from '../protobuf/looks.ts';
import type { Reader } from '../scan/reader.ts';
import { isOnnxText } from './onnx-text.ts';
import { holdsAny, isWide, mayBeText } from './text.ts';

function unsupported(format: string, what: string, recognises: Reader['recognises']): Reader {
  const reason = `it is ${what}, which is not read here`;
  return { format, recognises, read: () => ({ treatment: { kind: 'not-evaluated', why: 'unsupported', reason } }) };
}

const latin1 = (head: Uint8Array, from: number, to: number): string =>
  Buffer.from(head.subarray(from, to)).toString('latin1');
const text = (head: Uint8Array, root: RegExp): boolean => mayBeText(head) && root.test(latin1(head, 0, 4096));

/** Behind a byte order mark, and comments of any length. */
const isXml = (head: Uint8Array): boolean =>
  (mayBeText(head) || isWide(head)) && /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(latin1(head, 0, 4096));

/** A saved model's field, and the field of a node that says what it does. */
const GRAPH_WORDS = ['meta_graphs', 'op:', 'op :'];

/** Which kind a model is: a network, a pipeline, a tree. https://github.com/apple/coremltools/blob/main/mlmodel/format/Model.proto */
const KINDS = [
  200, 201, 202, 300, 301, 302, 303, 304, 400, 401, 402, 403, 404, 500, 501, 502, 555, 556, 560, 600, 601, 602, 603,
  604, 606, 607, 609, 610, 900, 2000, 2001, 2002, 2003, 2004, 2005, 2006, 3000,
];
/** Model: a version, a description, whether it can be trained, and its kind. */
const CORE_ML: Shape = {
  1: VARINT,
  2: BYTES,
  10: VARINT,
  ...Object.fromEntries(KINDS.map((kind) => [kind, BYTES])),
};

export const unsupportedReaders: readonly Reader[] = [
  // An ExecuTorch program and its like are FlatBuffers too: the identifier stands behind the root's place.
  unsupported('executorch', 'an ExecuTorch program', (head) => /^ET\d\d$/.test(latin1(head, 4, 8))),
  unsupported('onnx-text', 'an ONNX model as text', isOnnxText),
  unsupported('onnxruntime', "a model in ONNX Runtime's own format", (head) => latin1(head, 4, 8) === 'ORTM'),
  unsupported(
    'openvino',
    'an OpenVINO model',
    (head, source) =>
      isXml(head) && holdsAny(source, ['<net ', '<net\n', '<net\r', '<net\t']) && holdsAny(source, ['<layers']),
  ),
  unsupported(
    'tensorflow-text',
    'a TensorFlow graph as text',
    (head, source, name) =>
      (text(head, /^(?:\s|#[^\n]*\n)*[A-Za-z_]\w*\s*[:{<]/) &&
        text(head, /(?:^|\n)[ \t]*(?:saved_model_schema_version\s*:|(?:meta_graphs|node)\s*:?\s*[{<])/)) ||
      // TensorFlow takes such a file by its name, behind comments of any length.
      (/\.pbtxt$/i.test(name) && mayBeText(head) && holdsAny(source, GRAPH_WORDS)),
  ),
  unsupported('coreml', 'a Core ML model', (_head, source) => {
    const seen = fieldsSeen(source, CORE_ML);
    return seen.has(1) && KINDS.some((kind) => seen.has(kind));
  }),
  unsupported('sqlite', 'an SQLite database', (head) => latin1(head, 0, 16) === 'SQLite format 3\0'),
  unsupported('rds', 'an R object', (head) =>
    /^(?:RD[ABX][23]\n)?(?:X\n\0\0\0|A\r?\n[23]\r?\n|B\n)/.test(latin1(head, 0, 12)),
  ),
];
