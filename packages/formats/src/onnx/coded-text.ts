// Strings go from Node to ONNX Runtime one by one, which takes as long as a small model runs. So each text input becomes two:
// the distinct strings of a batch, and the place of every value among them. A Gather in front makes the input of them
// again, so that the model's own operators get the same strings.
// https://onnx.ai/onnx/operators/onnx__Gather.html
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { lengthDelimited, tensorValue, withGraph } from './edit.ts';
import { eachField, message, type Budget } from './fields.ts';
import { ELEMENT, type OnnxModel } from './model.ts';
import { MOST_FIELDS } from './read-model.ts';
import { readName, readTensorType } from './read-graph.ts';
import { valueNames } from './walk.ts';

/** A text input, and the two inputs that take its place. */
export interface CodedText {
  readonly input: string;
  /** Strings, in one dimension. */
  readonly names: string;
  /** int32 places among them, in the input's own shape. */
  readonly codes: string;
}

/** Every text input that must be fed, with names that nothing in the graph has. */
export function findText({ graph }: OnnxModel): CodedText[] {
  if (graph.texts.length === 0) return [];
  const taken = valueNames(graph);
  const unused = (name: string): string => {
    let free = name;
    while (taken.has(free)) free += '_';
    taken.add(free);
    return free;
  };
  // What has an initializer is no input, or need not be fed.
  const own = new Set(graph.initializers.map(({ name }) => name));
  return graph.texts
    .filter((input) => !own.has(input))
    .map((input) => ({ input, names: unused(`${input}_names`), codes: unused(`${input}_codes`) }));
}

/** The model's bytes with these inputs coded. */
export function withCodedText(bytes: Uint8Array, model: OnnxModel, texts: readonly CodedText[]): Uint8Array {
  const budget: Budget = { fields: MOST_FIELDS };
  const edited = withGraph(bytes, budget, (graph) => editGraph(graph, texts, budget));
  return 'ai.onnx' in model.opsets ? edited : Buffer.concat([edited, lengthDelimited(8, OPSET)]);
}

/** OperatorSetIdProto of the default domain, where a model has operators of ai.onnx.ml only. */
const OPSET = new BinaryWriter().tag(2, WireType.Varint).int64(13).finish();

function editGraph(graph: Uint8Array, texts: readonly CodedText[], budget: Budget): Uint8Array {
  const byInput = new Map(texts.map((text) => [text.input, text]));
  const pieces = texts.map((text) => lengthDelimited(1, gather(text)));
  eachField(graph, budget, (field) => {
    const text = field.no === 11 ? byInput.get(readName(message(field), budget)) : undefined;
    if (!text) pieces.push(graph.subarray(field.start, field.end));
    else {
      const { shape } = readTensorType(message(field), budget);
      pieces.push(lengthDelimited(11, tensorValue(text.codes, ELEMENT.INT32, shape)));
      pieces.push(lengthDelimited(11, tensorValue(text.names, ELEMENT.STRING, ANY_LENGTH)));
    }
  });
  return Buffer.concat(pieces);
}

/** A TensorShapeProto of one dimension that is not known. */
const ANY_LENGTH = lengthDelimited(1, new Uint8Array(0));

/** A NodeProto. */
function gather({ input, names, codes }: CodedText): Uint8Array {
  const node = new BinaryWriter();
  for (const value of [names, codes]) node.tag(1, WireType.LengthDelimited).string(value);
  node.tag(2, WireType.LengthDelimited).string(input);
  return node.tag(4, WireType.LengthDelimited).string('Gather').finish();
}
