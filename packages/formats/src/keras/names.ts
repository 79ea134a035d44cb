// Which modules hold what Keras' configs are made of; a class of another one is somebody else's code.

/** Below keras, tf_keras and tensorflow.keras; helpers (utils, saving, config, ops, callbacks, datasets) are not among them. */
const KINDS: ReadonlySet<string> = new Set(
  (
    'layers models engine activations constraints initializers losses metrics optimizers regularizers ' +
    'dtype_policies mixed_precision quantizers random feature_column trainers'
  ).split(' '),
);
const ROOTS = [
  'keras._legacy',
  'keras.src',
  'keras',
  'tf_keras.src',
  'tf_keras',
  'tensorflow.python.keras',
  'tensorflow.keras',
] as const;

/** Operations of functional models, which compute; of those of `core` others (Map, Cond, Scan) run what they are given. */
const OPERATIONS: ReadonlySet<string> = new Set(['numpy', 'nn', 'math', 'image', 'linalg']);
const OF_CORE: ReadonlySet<string> = new Set(
  'Cast ConvertToTensor SaturateCast Scatter ScatterUpdate Slice SliceUpdate StopGradient Unstack'.split(' '),
);

/** Optimizers of Keras that a backend has its own classes of. */
const OF_BACKENDS = /^keras\.src\.backend\.(?:jax|numpy|openvino|tensorflow|torch)\.optimizers\.\w+\.[A-Z]\w*$/;

/** keras.src.ops.numpy.Add, keras.src.applications.convnext.LayerScale: a class, not what its module imports. */
export function isOperation(module: string | undefined, name: string): boolean {
  const [, kind, of = ''] = /^(?:keras|tf_keras)(?:\.src)?\.(ops|applications)\.(\w+)$/.exec(module ?? '') ?? [];
  if (OF_BACKENDS.test(`${module}.${name}`)) return true;
  const computes = OPERATIONS.has(of) || (of === 'core' && OF_CORE.has(name));
  return (kind === 'applications' || (kind === 'ops' && computes)) && /^[A-Z]\w*$/.test(name);
}

/** No module is Keras' own too: older files name none. */
export function isBuiltIn(module: string | undefined): boolean {
  if (module === undefined) return true;
  const root = ROOTS.find((name) => module === name || module.startsWith(`${name}.`));
  if (root === undefined) return false;
  const kind = module.slice(root.length + 1).split('.')[0]!;
  return kind === '' || KINDS.has(kind);
}

/** Modules of which every function computes, but for those that make objects of a config. */
const COMPUTING: ReadonlySet<string> = new Set(['activations', 'losses', 'metrics', 'random']);

/** Up to version 3.8 Keras takes a function of its modules for a class, and calls it with what the graph says: model_from_json. */
export function isFunction(module: string, name: string): boolean {
  if (/^_*[A-Z]/.test(name)) return false;
  const computes = module.split('.').some((part) => COMPUTING.has(part));
  return !computes || ['deserialize', 'get', 'serialize'].includes(name);
}

/** Functions that Keras exports of its activations, losses and metrics, but for those that make objects of a config: a model is compiled with them. */
const OWN: ReadonlySet<string> = new Set(
  `binary_accuracy binary_crossentropy binary_focal_crossentropy categorical_accuracy categorical_crossentropy categorical_focal_crossentropy
  categorical_generalized_cross_entropy categorical_hinge celu circle concordance_correlation cosine_similarity ctc dice elu exponential gelu glu
  hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh hinge huber kl_divergence leaky_relu linear log_cosh log_sigmoid log_softmax
  mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error mish pearson_correlation poisson relu relu6
  selu sigmoid silu soft_shrink softmax softplus softsign sparse_categorical_accuracy sparse_categorical_crossentropy sparse_plus sparse_sigmoid
  sparse_top_k_categorical_accuracy sparsemax squared_hinge squareplus swish tanh tanh_shrink threshold top_k_categorical_accuracy tversky`.split(
    /\s+/,
  ),
);

/** Named without a module, or under that of Python's functions, Keras looks for it among its own before anywhere else. */
export const isOwnFunction = (name: string): boolean => OWN.has(name);

/** Python's built-in functions that older versions of Keras find under the module that they write for their own. */
const PYTHON: ReadonlySet<string> = new Set(
  (
    '__build_class__ __import__ breakpoint compile delattr dir eval exec exit quit getattr globals hasattr help id input ' +
    'locals open print setattr vars type object super property classmethod staticmethod memoryview map filter iter next'
  ).split(' '),
);

export const isPythonBuiltin = (name: string): boolean => PYTHON.has(name);
