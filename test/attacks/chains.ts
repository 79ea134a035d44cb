// Attacks by chains of harmless classes: one that loading asks for something asks the next one, up to one that runs what stands in the file.
import * as op from './pickle-opcodes.ts';
import type { Attack } from './pickles.ts';

const attack = (name: string, ...parts: readonly Buffer[]): Attack => ({
  name,
  file: 'model.pkl',
  bytes: op.pickle(...parts),
  level: 'unknown',
});

type Item = readonly [key: string, value: Buffer];
const dict = (...items: readonly Item[]): Buffer =>
  Buffer.concat([op.EMPTY_DICT, op.MARK, ...items.flatMap(([key, value]) => [op.text(key), value]), op.SETITEMS]);
const list = (...items: readonly Buffer[]): Buffer =>
  Buffer.concat([op.EMPTY_LIST, ...items.flatMap((item) => [item, op.APPEND])]);
const called = (module: string, name: string, ...args: readonly Buffer[]): Buffer =>
  Buffer.concat([op.GLOBAL(module, name), op.MARK, ...args, op.TUPLE, op.REDUCE]);
const built = (module: string, name: string, ...state: readonly Item[]): Buffer =>
  Buffer.concat([op.GLOBAL(module, name), op.EMPTY_TUPLE, op.NEWOBJ, dict(...state), op.BUILD]);

const formula = op.text('y ~ __import__("os").getpid()');
/** predict evaluates the text. */
const model = built('statsmodels.regression.linear_model', 'OLS', ['formula', op.text('a')], ['model_spec', formula]);
/** Its score predicts. */
const scored = built('sklearn.compose._target', 'TransformedTargetRegressor', ['regressor_', op.NONE]);
/** To call it is to score; no callable stands in it. */
const scores = built('sklearn.linear_model._stochastic_gradient', '_ValidationScoreCallback', ['estimator', scored]);
const add = called('functools', 'partial', op.GLOBAL('numpy', 'add'));
const holiday = (observance: Buffer): Buffer => built('pandas.tseries.holiday', 'Holiday', ['observance', observance]);
const calendar = (...rules: readonly Buffer[]): Buffer =>
  built('pandas.tseries.holiday', 'AbstractHolidayCalendar', ['rules', list(...rules)]);
const businessDay = (of: Buffer): Buffer =>
  called('pandas._libs.tslibs.offsets', 'CustomBusinessDay', op.NONE, op.NONE, op.NONE, op.NONE, of);
const namespace = (...state: readonly Item[]): Buffer =>
  Buffer.concat([called('types', 'SimpleNamespace'), dict(...state), op.BUILD]);
const predictor = (nodes: Buffer): Buffer =>
  built('sklearn.ensemble._hist_gradient_boosting.predictor', 'TreePredictor', ['nodes', nodes]);
const results = built('statsmodels.tsa.statespace.mlemodel', 'MLEResults', ['model', op.NONE]);
const set = (item: Buffer): Buffer => Buffer.concat([op.EMPTY_SET, op.MARK, item, op.ADDITEMS]);

export const chains: readonly Attack[] = [
  attack(
    'a formula that newer versions of statsmodels evaluate',
    built(
      'statsmodels.base.data',
      'PandasData',
      ['restore_model_spec', op.NONE],
      ['formula', formula],
      ['frame', dict()],
    ),
  ),
  attack('a formula that is evaluated as the parts of one', model),
  attack(
    'the same among attributes of slots',
    op.GLOBAL('statsmodels.regression.linear_model', 'OLS'),
    op.EMPTY_TUPLE,
    op.NEWOBJ,
    op.NONE,
    dict(['model_spec', formula]),
    op.TUPLE2,
    op.BUILD,
  ),
  attack('slots that tags do not have', tags('poor_score', 'fit')),
  attack(
    'an object in place of a method that a state calls',
    built('sklearn.isotonic', 'IsotonicRegression', ['_build_f', scores], ['X_thresholds_', op.NONE]),
  ),
  attack(
    'a function in place of another one',
    built('statsmodels.discrete.discrete_model', 'NegativeBinomial', ['_initialize', add]),
  ),
  attack('a calendar that pandas asks for its holidays', businessDay(calendar(holiday(scores)))),
  attack('a function deep in what pandas asks', called('pandas', 'Timestamp', list(namespace(['year', list(add)])))),
  {
    ...attack(
      'a function that is put into a list when the list stands in an object already',
      op.EMPTY_LIST,
      op.BINPUT(1),
      op.POP,
      namespace(['rules', op.BINGET(1)]),
      op.BINPUT(2),
      op.POP,
      op.BINGET(1),
      add,
      op.APPEND,
      op.POP,
      called('pandas', 'Timestamp', op.BINGET(2)),
    ),
    level: 'dangerous',
  },
  {
    ...attack(
      'the same of a list that stood in another one before there was any callable',
      op.EMPTY_LIST,
      op.BINPUT(1),
      op.POP,
      op.EMPTY_LIST,
      op.BINPUT(2),
      op.BINGET(1),
      op.APPEND,
      op.POP,
      namespace(['rules', op.BINGET(2)]),
      op.BINPUT(3),
      op.POP,
      op.BINGET(1),
      add,
      op.APPEND,
      op.POP,
      called('pandas', 'Timestamp', op.BINGET(3)),
    ),
    level: 'dangerous',
  },
  attack('a method of what stands in a state', predictor(namespace(['astype', add]))),
  attack('the same within a list', predictor(list(namespace(['astype', add])))),
  attack(
    'a property that calls a method of its object, which the state set',
    op.GLOBAL('sklearn.gaussian_process.kernels', 'DotProduct'),
    op.EMPTY_TUPLE,
    op.NEWOBJ,
    dict(['set_params', scores]),
    dict(['theta', op.EMPTY_LIST]),
    op.TUPLE2,
    op.BUILD,
  ),
  attack('what is appended to results of statsmodels', results, op.NONE, op.APPEND),
  attack('an item of what is not a container', results, op.NONE, op.NONE, op.SETITEM),
  attack('an instance as a key', op.EMPTY_DICT, scores, op.NONE, op.SETITEM),
  attack('an instance in a tuple that is a key', op.EMPTY_DICT, scores, op.TUPLE1, op.NONE, op.SETITEM),
  attack('an instance in a set', set(scores)),
  attack('an instance in a set that is made of a list', called('builtins', 'set', list(namespace(['__x', add])))),
  { ...attack('pytest, which numpy keeps at hand', built('numpy._pytesttester', 'PytestTester')), level: 'dangerous' },
  { ...attack('a pool of processes', built('scipy._lib._util', 'MapWrapper')), level: 'dangerous' },
];

const hyperparameters = (key: Buffer): Buffer => Buffer.concat([op.EMPTY_DICT, key, op.text('os.getpid'), op.SETITEM]);
const dtype = called('numpy', 'dtype', op.text('U13'));

/** Texts that only loading makes, under which Lightning looks up what it imports and calls. */
export const computed: readonly Attack[] = [
  attack(
    'a key in another encoding',
    hyperparameters(called('codecs', 'encode', op.text('_vafgnagvngbe'), op.text('rot13'))),
  ),
  attack(
    'a key out of bytes',
    hyperparameters(called('builtins', 'str', op.binary(Buffer.from('_instantiator')), op.text('ascii'))),
  ),
  attack(
    'a key that is a text of NumPy',
    hyperparameters(
      called(
        'numpy._core.multiarray',
        'scalar',
        dtype,
        op.binary(Buffer.from('_instantiator'.replaceAll(/./g, '$&\0\0\0'))),
      ),
    ),
  ),
];

const table = Buffer.concat([op.GLOBAL('pandas', 'DataFrame'), op.EMPTY_TUPLE, op.NEWOBJ]);
const bytesOfText = called('_codecs', 'encode', op.text('x'), op.text('latin1'));
const scalar = called('numpy._core.multiarray', 'scalar', dtype, op.binary(Buffer.from('a\0\0\0')));
const array = Buffer.concat([
  called(
    'numpy._core.multiarray',
    '_reconstruct',
    op.GLOBAL('numpy', 'ndarray'),
    op.EMPTY_TUPLE,
    op.binary(Buffer.from('b')),
  ),
]);
const estimator = built('sklearn.linear_model._base', 'LinearRegression');
const transformer = built('sklearn.preprocessing._function_transformer', 'FunctionTransformer', [
  'func',
  op.GLOBAL('numpy', 'log1p'),
]);

/** What looks like them and is honest. */
const OF_ESTIMATORS =
  `_skip_test array_api_support classifier_tags estimator_type input_tags no_validation non_deterministic regressor_tags
  requires_fit target_tags transformer_tags`.split(/\s+/);

/** Tags of scikit-learn 1.6, whose attributes are slots. */
function tags(...names: readonly string[]): Buffer {
  const slots = names.map((name) => [name, op.NONE] as const);
  const made = Buffer.concat([op.GLOBAL('sklearn.utils._tags', 'ClassifierTags'), op.EMPTY_TUPLE, op.NEWOBJ]);
  return Buffer.concat([made, op.NONE, dict(...slots), op.TUPLE2, op.BUILD]);
}

export const honestChains: readonly (readonly [string, Buffer])[] = [
  [
    'a formula of names and of usual functions',
    built('statsmodels.base.data', 'PandasData', ['formula', op.text('np.log(y) ~ a + C(b)')], ['frame', table]),
  ],
  [
    'a formula that nothing evaluates',
    built('statsmodels.regression.linear_model', 'OLS', ['formula', op.text('y ~ f(x)')]),
  ],
  ['bytes as a key', hyperparameters(bytesOfText)],
  ['a text of NumPy as a key', hyperparameters(scalar)],
  ['trees of arrays', predictor(array)],
  ['a pipeline with a function in it', built('sklearn.pipeline', 'Pipeline', ['steps', list(transformer)])],
  [
    'a table behind a function',
    Buffer.concat([transformer, op.POP, built('pandas', 'Series', ['_name', op.text('a')], ['attrs', dict()])]),
  ],
  ['steps by their names', called('collections', 'OrderedDict', list(list(op.text('a'), transformer)))],
  [
    'an estimator in a tuple with named fields',
    called('sklearn.impute._iterative', '_ImputerTriplet', op.NONE, array, estimator),
  ],
  [
    'what an optimizer found',
    Buffer.concat([built('scipy.optimize._optimize', 'OptimizeResult'), op.text('x'), array, op.SETITEM]),
  ],
  [
    'slots of an interpolation',
    Buffer.concat([
      op.GLOBAL('scipy.interpolate._cubic', 'CubicSpline'),
      op.EMPTY_TUPLE,
      op.NEWOBJ,
      dict(['axis', op.NONE]),
      dict(['dtype', op.NONE], ['_y_axis', op.NONE], ['_y_extra_shape', op.NONE]),
      op.TUPLE2,
      op.BUILD,
    ]),
  ],
  ['tags of a classifier', tags('poor_score')],
  ['as many tags as there are', tags(...OF_ESTIMATORS)],
  ['business days', businessDay(op.NONE)],
];
