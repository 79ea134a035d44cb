// SentencePiece's models: pieces of words with their scores, which tokenizers of Llama, T5 and Gemma are. Loading runs nothing of them.
// https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto
import { BYTES, FIXED32, VARINT } from '../protobuf/fields.ts';
import { fieldsSeen, mustBe, type Shape } from '../protobuf/looks.ts';
import type { Reader } from '../scan/reader.ts';

/** ModelProto: pieces, how it was trained, how text is normalised, its own tests, how text is written back. */
const MODEL: Shape = { 1: BYTES, 2: BYTES, 3: BYTES, 4: BYTES, 5: BYTES };
/** SentencePiece: text, score, kind. */
const PIECE: Shape = { 1: BYTES, 2: FIXED32, 3: VARINT };
const PIECES = 1;

export const sentencePieceReader: Reader = {
  format: 'sentencepiece',
  recognises: (_head, source) =>
    fieldsSeen(source, MODEL, (walk, field) => field.no === PIECES && mustBe(walk, field, PIECE, 2)).has(PIECES),
  read: () => ({ treatment: { kind: 'inert' } }),
};
