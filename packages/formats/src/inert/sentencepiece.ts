// SentencePiece's models: pieces of words with their scores, which tokenizers of Llama, T5 and Gemma are. Loading runs nothing of them.
// https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto
import { BYTES, eachField, FIXED32, startWalk, VARINT, type Field, type Walk } from '../protobuf/fields.ts';
import { fieldsSeen, mustBe, type Shape } from '../protobuf/looks.ts';
import type { Reader, ReadContext, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';

/** ModelProto: pieces, how it was trained, how text is normalised, its own tests, how text is written back. */
const MODEL: Shape = { 1: BYTES, 2: BYTES, 3: BYTES, 4: BYTES, 5: BYTES };
/** SentencePiece: text, score, kind. */
const PIECE: Shape = { 1: BYTES, 2: FIXED32, 3: VARINT };
const PIECES = 1;
const TRAINED = 2;

export const sentencePieceReader: Reader = {
  format: 'sentencepiece',
  recognises: (_head, source) =>
    fieldsSeen(source, MODEL, (walk, field) => field.no === PIECES && mustBe(walk, field, PIECE, 2)).has(PIECES),
  read,
};

/**
 * Every field is looked at: loaders of other messages pass over fields of a kind that is not theirs, so that a graph of TensorFlow or
 * ONNX may stand behind pieces.
 */
function read(source: ByteSource, { budget }: Pick<ReadContext, 'budget'>): ReadResult {
  let isOther = false;
  const walk = startWalk(source, budget);
  eachField(walk, { from: 0, to: source.size }, (field) => {
    isOther = MODEL[field.no] !== field.wire || !isOfModel(walk, field);
    return isOther ? 'enough' : undefined;
  });
  if (!isOther) return { treatment: { kind: 'inert' } };
  const reason = 'it begins with pieces of words, and something else follows';
  return { format: 'unknown', treatment: { kind: 'not-evaluated', why: 'unknown-format', reason } };
}

function isOfModel(walk: Walk, message: Field): boolean {
  let fits = true;
  if (message.no === PIECES) eachField(walk, message, ({ no, wire }) => void (fits &&= PIECE[no] === wire));
  // A saved model keeps its graphs here: these hold bytes that no path or language has.
  if (message.no === TRAINED) eachField(walk, message, (field) => void (fits &&= !hidesGraph(walk, field)));
  return fits;
}

/**
 * Fields that hold texts. In how a model was trained these are paths, a prefix, languages, a format; in a graph with
 * its operators they are all that it is made of.
 */
const TEXTS: ReadonlySet<number> = new Set([1, 2, 5, 7]);
const OF_GRAPHS: ReadonlySet<number> = new Set([3, 4, 6]);
const LONGEST_TEXT = 65_536;

function hidesGraph({ cursor }: Walk, { no, wire, from, to }: Field): boolean {
  if (wire !== BYTES || (!TEXTS.has(no) && !OF_GRAPHS.has(no))) return false;
  if (OF_GRAPHS.has(no) || to - from > LONGEST_TEXT) return true;
  cursor.seek(from);
  return cursor.bytes(to - from).some((byte) => byte < 0x20);
}
