// Files in memory that pickles hold: Keras 3 pickles a model as the archive that it would save, in one of them.
import type { Member } from '../scan/reader.ts';
import { sliceSource } from '../scan/source.ts';
import { bytesOf } from './constant.ts';
import { decoded, nodeOf } from './machine.ts';
import type { HeldFile, Machine } from './machine.ts';
import { isNamed, qualified } from './nodes.ts';
import type { Node } from './nodes.ts';
import { isConstant, isTuple, itemsOf, offsetOfConstant } from './values.ts';

/** Each is read as an archive; a pickle of models has one of each. */
const MOST_FILES = 64;

const isFile = (node: Node | undefined): boolean => isNamed(node, '_io', 'BytesIO') || isNamed(node, 'io', 'BytesIO');

/** A file gets its content: bytes, a position, and no attributes, which would take the place of its methods. */
export function fillFile(machine: Machine, node: Node, state: number): void {
  if (!isFile(node.owner) || machine.found.files === 'unclear') return;
  const held = machine.found.files.length < MOST_FILES ? contentOf(machine, state) : undefined;
  if (held === undefined) machine.found.files = 'unclear';
  else machine.found.files.push(held);
}

function contentOf(machine: Machine, state: number): HeldFile | undefined {
  const known = isTuple(state) ? itemsOf(machine.tuples, state) : undefined;
  const [content = Number.NaN, , attributes = Number.NaN, more] = known?.items ?? [];
  if (known?.length !== 3 || more !== undefined || decoded(machine, attributes)?.kind !== 'none') return undefined;
  const bytes = isConstant(content) ? bytesOf(machine, offsetOfConstant(content)) : undefined;
  return bytes && { source: machine.source, offset: bytes.from, length: bytes.length };
}

/** The classes that Keras itself makes models of, by what makes one of its pickle. */
const OF_KERAS =
  /^(?:builtins|__builtin__)\.getattr\(keras\.src\.models\.(?:sequential\.Sequential|functional\.Functional|model\.Model), '_unpickle_model'\)$/;

/** Whether Keras is given a file to make a model of; all files of the pickle are then read as it would read them. */
export function makesModel(machine: Machine, node: Node, args: number): boolean {
  if (!OF_KERAS.test(qualified(node)) || !isTuple(args)) return false;
  const known = itemsOf(machine.tuples, args);
  const file = nodeOf(machine, known?.items[0] ?? Number.NaN);
  const { files } = machine.found;
  if (known?.length !== 1 || file?.kind !== 'result' || !isFile(file.owner) || files === 'unclear') return false;
  machine.found.models = files.slice();
  return files.length > 0;
}

/** The archives of models, to be read as any other. */
export const modelsOf = (models: readonly HeldFile[]): readonly Member[] =>
  models.map(({ source, offset, length }, i) => ({
    name: i === 0 ? 'model.keras' : `model.${i + 1}.keras`,
    bytes: length,
    open: () => sliceSource(source, offset, length),
  }));
