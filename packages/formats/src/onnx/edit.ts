// Edits an ONNX file's bytes: what is not changed stays as it was, byte for byte.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { eachField, message, OnnxFault, type Budget } from './fields.ts';

/** The model with another graph; `graph` gets the bytes of the one it has. */
export function withGraph(bytes: Uint8Array, budget: Budget, edit: (graph: Uint8Array) => Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let graphs = 0;
  eachField(bytes, budget, (field) => {
    if (field.no !== 7) pieces.push(bytes.subarray(field.start, field.end));
    else {
      if (++graphs > 1) throw new OnnxFault('its graph is written in several pieces');
      pieces.push(lengthDelimited(7, edit(message(field))));
    }
  });
  return Buffer.concat(pieces);
}

/** A ValueInfoProto of a tensor; a shape is a TensorShapeProto, and absent when it is left to inference. */
export function tensorValue(name: string, element: number, shape?: Uint8Array): Uint8Array {
  const type = new BinaryWriter().tag(1, WireType.Varint).int32(element);
  if (shape) type.tag(2, WireType.LengthDelimited).bytes(shape);
  return new BinaryWriter()
    .tag(1, WireType.LengthDelimited)
    .string(name)
    .tag(2, WireType.LengthDelimited)
    .bytes(lengthDelimited(1, type.finish()))
    .finish();
}

export function lengthDelimited(no: number, payload: Uint8Array): Uint8Array {
  return new BinaryWriter().tag(no, WireType.LengthDelimited).bytes(payload).finish();
}
