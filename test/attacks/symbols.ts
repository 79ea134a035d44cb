// Attacks by functions of TensorFlow that Keras 2 looks up by name: with constants it calls them while it loads.
import type { Attack } from './pickles.ts';

/** A model of Keras 2 with a layer that a call of TensorFlow became. */
const called = (class_name: string, config: object): Buffer =>
  Buffer.from(
    JSON.stringify({
      class_name: 'Functional',
      config: { layers: [{ class_name, config, name: 'w', inbound_nodes: [['_CONSTANT_VALUE', -1, '/tmp/x', {}]] }] },
    }),
  );

export const symbols: readonly Attack[] = [
  {
    name: "a function of TensorFlow's that writes a file, which Keras 2 calls with constants",
    file: 'model.json',
    bytes: called('TFOpLambda', { function: 'io.write_file' }),
    level: 'dangerous',
  },
  {
    name: 'the same by its older name',
    file: 'model.json',
    bytes: called('TFOpLambda', { function: 'compat.v1.write_file' }),
    level: 'dangerous',
  },
  {
    name: 'an operator that writes a file, as a function',
    file: 'model.json',
    bytes: called('TFOpLambda', { function: 'raw_ops.WriteFile' }),
    level: 'dangerous',
  },
  {
    name: 'a library that TensorFlow loads',
    file: 'model.json',
    bytes: called('SlicingOpLambda', { function: 'load_op_library' }),
    level: 'dangerous',
  },
  {
    name: 'a message that TensorFlow prints into a file',
    file: 'model.json',
    bytes: called('TFOpLambda', { function: 'print' }),
    level: 'unknown',
  },
  {
    name: 'a method of a class that opens files',
    file: 'model.json',
    bytes: called('ClassMethod', { cls_symbol: 'io.gfile.GFile', method_name: 'write' }),
    level: 'dangerous',
  },
  {
    name: 'an operator that a layer holds as a node',
    file: 'model.json',
    bytes: called('TensorFlowOpLayer', { node_def: 'name: "w"\nop: "WriteFile"' }),
    level: 'dangerous',
  },
  {
    name: 'a method in double underscores',
    file: 'model.json',
    bytes: called('InstanceMethod', { method_name: '__class__' }),
    level: 'dangerous',
  },
];

export const honestSymbols: readonly (readonly [name: string, file: string, bytes: Buffer])[] = [
  ...[
    '__operators__.add',
    'math.multiply',
    'compat.v1.squeeze',
    'nn.relu',
    'raw_ops.AddV2',
    'keras.backend.mean',
    'concat',
  ].map(
    (symbol) =>
      [`a function of TensorFlow: ${symbol}`, 'model.json', called('TFOpLambda', { function: symbol })] as const,
  ),
  [
    'rows of a ragged tensor',
    'model.json',
    called('ClassMethod', { cls_symbol: 'RaggedTensor', method_name: 'from_row_splits' }),
  ],
];
