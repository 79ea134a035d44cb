// What YOLO says of its models beside the graph: its loader evaluates some of these texts, which are literals where it wrote them.
// https://github.com/ultralytics/ultralytics/blob/v8.3.40/ultralytics/nn/autobackend.py; yolov5/models/common.py
import { isObject, valueOf, type Json } from '../json/read-json.ts';
import type { Collector } from '../scan/collector.ts';

const EVALUATED: ReadonlySet<string> = new Set(['names', 'imgsz', 'kpt_shape']);
/** More names no model has. */
export const LONGEST_VALUE: number = 1 << 20;

/** A value of the metadata by its key, in whatever file it stands. */
export function readMetadata(key: string, value: () => string, into: Collector): void {
  if (EVALUATED.has(key) && !isLiteral(value()))
    into.code({ kind: 'python-source', what: `${key} of its metadata, which YOLO evaluates` });
}

/** The same as a file of its own. */
export function readMetadataFile(root: Json, into: Collector): void {
  if (!isObject(root) || !['stride', 'names'].every((key) => valueOf(root, key) !== undefined)) return;
  for (const [i, value] of root.values.entries())
    if (typeof value === 'string') readMetadata(root.keys[i]!, () => value, into);
}

const TOKEN =
  /\s*(?:[()[\]{},:+-]|\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|(?:True|False|None)(?!\w)|[bru]?(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))/iy;

/** Numbers, texts and what holds them: no name, and nothing that a name could be asked of. */
function isLiteral(text: string): boolean {
  const all = text.trimEnd();
  if (all.length > LONGEST_VALUE) return false;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < all.length) if (!TOKEN.test(all)) return false;
  return true;
}
