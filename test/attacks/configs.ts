// Attacks by text: programs in what a loader evaluates, imports by a path that a config holds, metadata where only old versions wrote it.
import { zip } from './archives.ts';
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A program of torch.export with a node, the size of a tensor, and what it asks of its arguments before it runs. */
function program({
  target = 'torch.ops.aten.add.Tensor',
  size = 'Add(1)',
  guards = [],
  spec = '[1, {}]',
}: Program): Buffer {
  const graph = { nodes: [{ target, inputs: [] }], tensor_values: { x: { sizes: [{ as_expr: { expr_str: size } }] } } };
  const calls = [{ signature: { in_spec: spec } }];
  const model = json({ graph_module: { graph, module_call_graph: calls }, guards_code: guards });
  return zip([{ name: 'model/models/model.json', data: model }]);
}

interface Program {
  readonly target?: string;
  readonly size?: string;
  readonly guards?: readonly string[];
  readonly spec?: string;
}

/** A tree of arguments that are a defaultdict. */
const factory = (module: string, name: string): string =>
  JSON.stringify([
    1,
    { type: 'collections.defaultdict', context: { default_factory_module: module, default_factory_name: name } },
  ]);
const enumeration = (fqn: string): string =>
  JSON.stringify([1, { type: 'builtins.list', context: JSON.stringify({ __enum__: true, fqn, name: 'A' }) }]);

/** A protobuf field of bytes. */
function field(no: number, ...content: readonly (Buffer | string)[]): Buffer {
  const bytes = Buffer.concat(content.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([no * 8 + 2, (bytes.length & 0x7f) | 0x80, bytes.length >> 7]), bytes]);
}

const lambda = {
  class_name: 'Lambda',
  config: { name: 'l', function: ['4wEAAAA=', null, null], function_type: 'lambda' },
};
/** A saved model without keras_metadata.pb: version, and a MetaGraphDef of info, graph and objects. */
const savedModel = Buffer.concat([
  Buffer.from([8, 1]),
  field(
    2,
    field(1, ''),
    field(2, field(1, field(1, 'n'), field(2, 'NoOp'))),
    field(7, field(1, field(4, field(1, '_tf_keras_layer'), field(3, json(lambda))))),
  ),
]);

/** A checkpoint whose hyperparameters name the function that makes the module. */
const key = op.text('_instantiator');
const checkpoint = (...hyperparameters: readonly Buffer[]): Buffer =>
  op.pickle(op.EMPTY_DICT, op.text('hyper_parameters'), ...hyperparameters, op.SETITEM);

export const configs: readonly Attack[] = [
  {
    name: "a function that Lightning takes out of a checkpoint's hyperparameters",
    file: 'model.ckpt',
    bytes: checkpoint(op.EMPTY_DICT, key, op.text('timeit.timeit'), op.SETITEM),
    level: 'dangerous',
  },
  {
    name: 'the same of a package of their own',
    file: 'model.ckpt',
    bytes: checkpoint(op.EMPTY_DICT, key, op.text('mypackage.run'), op.SETITEM),
    level: 'unknown',
  },
  {
    name: 'the same in pairs, of which a dict is made',
    file: 'model.ckpt',
    bytes: checkpoint(op.EMPTY_LIST, key, op.text('timeit.timeit'), op.TUPLE2, op.APPEND),
    level: 'unknown',
  },
  {
    name: 'the same with an escaped letter, by protocol 0',
    file: 'model.ckpt',
    bytes: Buffer.from("(dS'a'\nccollections\nOrderedDict\n(tRsV\\u005finstantiator\nVmypackage.run\ns."),
    level: 'unknown',
  },
  {
    name: 'a model of MLflow that is a program',
    file: 'MLmodel',
    bytes: Buffer.from(
      'flavors:\n  python_function:\n    loader_module: mlflow.pyfunc.model\n    model_code_path: code.py\n',
    ),
    level: 'dangerous',
  },
  {
    name: "MLflow's loader in JSON, which is YAML",
    file: 'MLmodel',
    bytes: json({ flavors: { python_function: { loader_module: 'mypackage' } } }),
    level: 'unknown',
  },
  {
    name: 'what PEFT imports for Megatron',
    file: 'adapter_config.json',
    bytes: json({ peft_type: 'LORA', megatron_config: {}, megatron_core: 'mypackage' }),
    level: 'unknown',
  },
  {
    name: 'a size of torch.export that runs a program, which sympy evaluates',
    file: 'model.pt2',
    bytes: program({ size: "__import__('os').system('id') or Symbol('s0')" }),
    level: 'dangerous',
  },
  {
    name: 'a size that calls what it computes',
    file: 'model.pt2',
    bytes: program({ size: "Add(eval)('1')" }),
    level: 'dangerous',
  },
  {
    name: "a size that reaches for a function's own attributes",
    file: 'model.pt2',
    bytes: program({ size: 'Symbol.mro(Symbol)' }),
    level: 'dangerous',
  },
  {
    name: 'a guard of torch.export that runs a program',
    file: 'model.pt2',
    bytes: program({ guards: ["L['x'].size()[0] == 2", "open('/tmp/x', 'w')"] }),
    level: 'dangerous',
  },
  {
    name: 'a guard whose key ends the message that it is written into',
    file: 'model.pt2',
    bytes: program({ guards: [`L['a" + eval("1") + "'] == 2`] }),
    level: 'dangerous',
  },
  {
    name: 'a node of torch.export that is a function of the system',
    file: 'model.pt2',
    bytes: program({ target: 'torch.serialization.os.system' }),
    level: 'dangerous',
  },
  {
    name: 'a node that reads a file',
    file: 'model.pt2',
    bytes: program({ target: 'torch.ops.aten.from_file.default' }),
    level: 'dangerous',
  },
  {
    name: 'a tree of arguments that imports a module for its factory',
    file: 'model.pt2',
    bytes: program({ spec: factory('mypackage', 'run') }),
    level: 'unknown',
  },
  {
    name: 'a tree of arguments that imports a module for an enumeration',
    file: 'model.pt2',
    bytes: program({ spec: enumeration('mypackage:Kind') }),
    level: 'unknown',
  },
  {
    name: "a Lambda in a saved model's own objects, where Keras before 2.5 wrote it",
    file: 'saved_model.pb',
    bytes: savedModel,
    level: 'dangerous',
  },
  {
    name: "an activation of sentence-transformers' Dense that is any function",
    file: 'config.json',
    bytes: json({ in_features: 8, out_features: 4, bias: true, activation_function: 'mypackage.run' }),
    level: 'unknown',
  },
  {
    name: 'an activation that a module of PyTorch imported',
    file: 'config.json',
    bytes: json({ activation_function: 'torch.nn.parallel.os.abort' }),
    level: 'unknown',
  },
  {
    name: "a CrossEncoder's activation",
    file: 'config.json',
    bytes: json({ model_type: 'bert', sbert_ce_default_activation_function: 'mypackage.run' }),
    level: 'unknown',
  },
  {
    name: 'a tokenizer of word embeddings',
    file: 'config.json',
    bytes: json({ tokenizer_class: 'mypackage.Tokenizer', max_seq_length: 8 }),
    level: 'unknown',
  },
  {
    name: 'layers of an Asym',
    file: 'config.json',
    bytes: json({ types: { a: 'mypackage.Layer' }, structure: { query: ['a'] } }),
    level: 'unknown',
  },
];

/** What the same loaders find in files that PyTorch, Keras and sentence-transformers wrote. */
export const honestConfigs: readonly (readonly [name: string, file: string, bytes: Buffer])[] = [
  ...[
    "Mul(Integer(2), Symbol('s39', positive=True, integer=True))",
    "Max(Integer(3), Mul(Integer(2), Symbol('s39', positive=True, integer=True)))",
    "StrictLessThan(Symbol('u0', integer=True), Integer(10))",
    '2*s0 + (s1 - 1)//4',
    "Float('0.5', precision=53)",
  ].map((size) => [`a size: ${size}`, 'model.pt2', program({ size })] as const),
  [
    'guards of torch.export',
    'model.pt2',
    program({ guards: ["(L['d']['k'].size()[0] % 2) == 0", "2 <= L['x'].size()[0] and not (L['x'].shape[1] == 3)"] }),
  ],
  ['a function of sizes', 'model.pt2', program({ target: '_operator.add' })],
  ['a tree with a dict of lists', 'model.pt2', program({ spec: factory('builtins', 'list') })],
  ['a condition', 'model.pt2', program({ target: 'torch.ops.higher_order.cond' })],
  ['a Dense', 'config.json', json({ activation_function: 'torch.nn.modules.activation.Tanh', in_features: 8 })],
  [
    'an activation without a module',
    'config.json',
    json({ activation_function: 'gelu_new', tokenizer_class: 'BertTokenizer' }),
  ],
  [
    "a checkpoint of Lightning's command line",
    'model.ckpt',
    checkpoint(op.EMPTY_DICT, key, op.text('lightning.pytorch.cli.instantiate_module'), op.SETITEM),
  ],
  [
    'an adapter',
    'adapter_config.json',
    json({ peft_type: 'LORA', megatron_config: null, megatron_core: 'megatron.core' }),
  ],
  ['types of a package', 'package.json', json({ types: 'index.d.ts' })],
];
