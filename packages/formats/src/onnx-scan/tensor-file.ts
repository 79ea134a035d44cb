// A tensor of ONNX in a file of its own, as the model zoo keeps inputs and outputs to test a model with: test_data_set_0/input_0.pb.
import { BYTES, eachField, VARINT } from '../protobuf/fields.ts';
import { fieldsSeen, type Shape } from '../protobuf/looks.ts';
import type { Reader, ReadContext, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { startReading } from './reading.ts';
import { readTensor } from './tensor.ts';

/**
 * TensorProto: dimensions, type, values, name, documentation. Without int64_data, 7, where a model has its graph: whoever reads a model
 * passes over all that would tell the two apart. numpy_helper writes raw data, 9.
 */
const TENSOR: Shape = {
  1: VARINT,
  2: VARINT,
  4: BYTES,
  5: BYTES,
  6: BYTES,
  8: BYTES,
  9: BYTES,
  10: BYTES,
  11: BYTES,
  12: BYTES,
  13: BYTES,
  14: VARINT,
};
const TYPE = 2;
const VALUES = [4, 5, 6, 9, 10, 11, 13];

export const onnxTensorReader: Reader = {
  format: 'onnx-tensor',
  recognises: (_head, source) => {
    const seen = fieldsSeen(source, TENSOR);
    return seen.has(TYPE) && VALUES.some((no) => seen.has(no));
  },
  read,
};

function read(source: ByteSource, context: ReadContext): ReadResult {
  const reading = startReading(source, context);
  const whole = { no: 0, wire: BYTES, value: 0, from: 0, to: source.size };
  let isOther = false;
  eachField(reading.walk, whole, ({ no, wire }) => void (isOther ||= TENSOR[no] !== wire));
  if (!isOther) {
    readTensor(reading, whole);
    return reading.into.facts();
  }
  const reason = 'it begins like a tensor of ONNX, and something else follows';
  return { format: 'unknown', treatment: { kind: 'not-evaluated', why: 'unknown-format', reason } };
}
