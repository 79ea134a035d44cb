// Formats that are known by name and read by nobody here: they are not evaluated, and said so.
import type { Reader } from '../scan/reader.ts';
import { mayBeText } from './text.ts';

function unsupported(format: string, what: string, recognises: Reader['recognises']): Reader {
  const reason = `it is ${what}, which is not read here`;
  return { format, recognises, read: () => ({ treatment: { kind: 'not-evaluated', why: 'unsupported', reason } }) };
}

const latin1 = (head: Uint8Array, from: number, to: number): string =>
  Buffer.from(head.subarray(from, to)).toString('latin1');
const text = (head: Uint8Array, root: RegExp): boolean => mayBeText(head) && root.test(latin1(head, 0, 4096));

export const unsupportedReaders: readonly Reader[] = [
  unsupported('tflite', 'a TensorFlow Lite model', (head) => latin1(head, 4, 8) === 'TFL3'),
  // An ExecuTorch program and its like are FlatBuffers too: the identifier stands behind the root's place.
  unsupported('executorch', 'an ExecuTorch program', (head) => /^ET\d\d$/.test(latin1(head, 4, 8))),
  unsupported('openvino', 'an OpenVINO model', (head) => text(head, /<net\s[^>]*>\s*<layers>/)),
  unsupported('tensorflow-text', 'a TensorFlow graph as text', (head) =>
    text(head, /(?:^|\n)\s*(?:saved_model_schema_version:|meta_graphs\s*\{|node\s*\{)/),
  ),
  unsupported('pmml', 'a PMML model', (head) => text(head, /<PMML[\s>]/)),
  unsupported('rds', 'an R object', (head) => /^(?:X\n\0\0\0|A\n[23]\n)/.test(latin1(head, 0, 5))),
];
