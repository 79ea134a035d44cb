// Texts in configs that a library evaluates as Python: MONAI whatever begins with $, YOLO's parsers the layers of a model and its
// activation. https://github.com/Project-MONAI/MONAI/blob/dev/monai/bundle/config_item.py, ConfigExpression;
// https://github.com/ultralytics/yolov5/blob/master/models/yolo.py, parse_model
import { isObject, valueOf, type Json, type JsonObject } from '../json/read-json.ts';
import { eachObject } from '../json/walk.ts';
import type { Collector } from '../scan/collector.ts';
import type { ReadContext } from '../scan/reader.ts';
import { readMetadataFile } from './model-metadata.ts';

export function readExpressions(root: Json, into: Collector, { name }: Pick<ReadContext, 'name'>): void {
  if (!isObject(root)) return;
  if (isBundle(root, name) && anyText(root, calls))
    into.code({ kind: 'python-source', what: 'expressions that MONAI evaluates' });
  readMetadataFile(root, into);
  readDownload(root, into);
  if (isYolo(root) && !ofNames(root)) into.code({ kind: 'python-source', what: 'layers that YOLO evaluates' });
}

/** Keys of MONAI's bundles, whose configs lie in a folder of that name. */
const OF_BUNDLES: ReadonlySet<string> = new Set([
  'bundle_root',
  'network_def',
  'inferer',
  'imports',
  '_meta_',
  '_requires_',
]);

function isBundle(root: JsonObject, name: string): boolean {
  if (/(?:^|\/)configs\/[^/]+$/.test(name) || root.keys.some((key) => OF_BUNDLES.has(key))) return true;
  let targets = false;
  eachObject(root, ({ keys }) => (targets ||= keys.includes('_target_')));
  return targets;
}

/** An import, or a call; arithmetic with other values of the config calls nothing. */
const calls = (text: string): boolean => /^\s*\$\s*(?:(?:import|from)\s|.*[\w\])'"]\s*\(|.*__)/s.test(text);

function anyText(root: Json, is: (text: string) => boolean): boolean {
  const left: Json[] = [root];
  for (let value = left.pop(); value !== undefined; value = left.pop())
    if (typeof value === 'string') {
      if (is(value)) return true;
    } else
      for (const inside of isObject(value) ? value.values : Array.isArray(value) ? value : [])
        left.push(inside as Json);
  return false;
}

/** What fetches a data set that is not there: an address, or a program for Python or the shell. ultralytics/data/utils.py, check_det_dataset */
function readDownload(root: JsonObject, into: Collector): void {
  const program = ['train', 'val', 'names'].every((key) => root.keys.includes(key))
    ? valueOf(root, 'download')
    : undefined;
  if (
    typeof program !== 'string' ||
    /^(?:null|false|~|)$/i.test(program.trim()) ||
    /^https?:\/\/\S+$/.test(program.trim())
  )
    return;
  into.code({ kind: 'remote-code', what: `download → ${program.trim().slice(0, 80)}` });
}

const isYolo = (root: JsonObject): boolean =>
  Array.isArray(valueOf(root, 'backbone')) && Array.isArray(valueOf(root, 'head'));

/** A name, a number, a list of such; an activation with numbers, and no call else. */
const NAME = /^[\w\s.,[\]'"+-]*$/;
const ACTIVATION = /^(?:(?:torch\.)?nn\.)?[A-Z]\w*(?:\([\w\s.,=+-]*\))?$/;

/** What a layer is made by, is called: a class of layers, and no function that the parser's own module can see. */
const LAYER = /^(?:(?:torch\.)?nn\.|torchvision\.ops\.)?(?:v\d+)?[A-Z]\w*$/;

function isLayer(layer: Json): boolean {
  const [, , made] = Array.isArray(layer) ? (layer as readonly Json[]) : [];
  return typeof made !== 'string' || LAYER.test(made);
}

function ofNames(root: JsonObject): boolean {
  const layers = ['backbone', 'head'].map((key) => valueOf(root, key) ?? null);
  if (!layers.flat().every((layer) => isLayer(layer))) return false;
  const activations = ['activation', 'act'].map((key) => valueOf(root, key));
  return (
    !anyText(layers, (text) => !NAME.test(text) && !ACTIVATION.test(text)) &&
    activations.every((text) => typeof text !== 'string' || ACTIVATION.test(text))
  );
}
