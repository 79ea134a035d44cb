// Attacks by what an object holds: classes and functions that are harmless call methods of what a file puts in their hands.
import * as op from './pickle-opcodes.ts';
import { bare, called, dict } from './pickle-opcodes.ts';
import { pickled, type Attack } from './pickles.ts';

const estimator = bare('sklearn.linear_model._base', 'LinearRegression');
const add = op.GLOBAL('numpy', 'add');

/** An instance of a harmless class, with one more method. */
const withMethod = (name: string, callable: Buffer = add): Buffer =>
  Buffer.concat([estimator, dict(op.text(name), callable), op.BUILD]);
const bound = (instance: Buffer, name: string): Buffer =>
  called(op.GLOBAL('builtins', 'getattr'), instance, op.text(name));
const partial = (...args: readonly Buffer[]): Buffer => called(op.GLOBAL('functools', 'partial'), ...args);

const repeated = (times: number, part: Buffer): Buffer => Buffer.concat(Array.from({ length: times }, () => part));
const newer = dict(op.text('a'), add);

/** Constructors that call what they are given. */
const callers = [
  ['pandas._libs.tslibs.parsing', '_timelex'],
  ['pandas._libs.properties', 'CachedProperty'],
  ['sklearn.neighbors._ball_tree', 'BallTree'],
  ['sklearn.metrics._dist_metrics', 'PyFuncDistance'],
  ['scipy.optimize._trlib._trlib', 'TRLIBQuadraticSubproblem'],
  ['scipy.stats._unuran.unuran_wrapper', 'TransformedDensityRejection'],
] as const;

/** Classes whose end frees, closes or calls what their state says. */
const enders = [
  ['xgboost.tracker', 'RabitTracker', 'dangerous'],
  ['numpy.lib._npyio_impl', 'NpzFile', 'dangerous'],
  ['pandas.compat.compressors', 'BZ2File', 'unknown'],
  ['joblib.externals.loky.backend.queues', 'Queue', 'dangerous'],
] as const;

export const states: readonly Attack[] = [
  pickled(
    'a distribution with a program of its own',
    'unknown',
    bare('scipy.stats._continuous_distns', 'norm_gen'),
    dict(op.text('_parse_arg_template'), op.text('import os')),
    op.BUILD,
  ),
  pickled(
    'a formula that statsmodels evaluates',
    'unknown',
    bare('statsmodels.base.data', 'PandasData'),
    dict(op.text('formula'), op.text('y ~ f()'), op.text('restore_design_info'), op.NONE),
    op.BUILD,
  ),
  pickled('a formula that is evaluated when the model predicts', 'dangerous', bare('patsy.eval', 'EvalFactor')),
  pickled(
    "a function in place of a class, as PyTorch's older files name them",
    'dangerous',
    Buffer.concat([op.MARK, op.text('module'), op.GLOBAL('posix', 'system'), op.text('a'), op.text('b'), op.TUPLE]),
    Buffer.concat([op.BINPERSID, op.EMPTY_TUPLE, op.REDUCE]),
  ),
  pickled(
    'a function that calls a method of what it is given',
    'dangerous',
    op.GLOBAL('torch.overrides', 'handle_torch_function'),
  ),
  pickled('format, which reaches from any object to any other', 'unknown', bound(op.text('{0}'), 'format')),
  ...callers.map(([module, name]) =>
    pickled(`${name} calls what it is given`, 'unknown', called(op.GLOBAL(module, name), withMethod('read'))),
  ),
  ...enders.map(([module, name, level]) =>
    pickled(`${name} ends with a state of the file's`, level, bare(module, name)),
  ),
  pickled('a method that writes files', 'dangerous', bound(bare('pandas.core.frame', 'DataFrame'), 'to_csv')),
  pickled('a method that no real file binds', 'unknown', bound(bare('pandas.core.frame', 'DataFrame'), 'items')),
  pickled(
    'pandas calls from_arrays of what it takes for a class',
    'unknown',
    called(op.GLOBAL('pandas.core.indexes.interval', '_new_IntervalIndex'), withMethod('from_arrays'), dict()),
  ),
  ...[
    ['pandas.core.indexes.base', '_new_Index'],
    ['pandas.core.indexes.datetimes', '_new_DatetimeIndex'],
    ['pandas.core.indexes.timedeltas', '_new_TimedeltaIndex'],
    ['numpy.ma.core', '_mareconstruct'],
    ['sklearn.neighbors._kd_tree', 'newObj'],
  ].map(([module, name]) =>
    pickled(`${name} of what is not a class`, 'unknown', called(op.GLOBAL(module!, name!), withMethod('f'), dict())),
  ),
  pickled(
    'a class that is not bare, made so by scikit-learn',
    'unknown',
    called(op.GLOBAL('sklearn.neighbors._kd_tree', 'newObj'), op.GLOBAL('mypackage', 'Net')),
  ),
  pickled('scikit-learn calls pop of a state', 'unknown', estimator, withMethod('pop'), op.BUILD),
  pickled(
    'a state that dict makes, whose names nobody sees',
    'unknown',
    estimator,
    called(op.GLOBAL('builtins', 'dict'), op.EMPTY_LIST),
    op.BUILD,
  ),
  pickled(
    'a constructor that is kept',
    'unknown',
    partial(op.GLOBAL('sklearn.linear_model._base', 'LinearRegression')),
  ),
  pickled('a bound method that is kept', 'dangerous', partial(bound(op.EMPTY_LIST, 'append'))),
  pickled(
    'a constructor that is kept by state',
    'unknown',
    partial(add),
    op.MARK,
    op.GLOBAL('sklearn.linear_model._base', 'LinearRegression'),
    op.EMPTY_TUPLE,
    op.EMPTY_DICT,
    op.NONE,
    op.TUPLE,
    op.BUILD,
  ),
  pickled(
    'a constructor that NumPy calls',
    'unknown',
    called(op.GLOBAL('numpy.random._pickle', '__bit_generator_ctor'), op.GLOBAL('pandas.core.frame', 'DataFrame')),
  ),
  pickled(
    'the name of a method in a dict that is long ago',
    'unknown',
    dict(op.text('append'), add),
    op.BINPUT(0),
    repeated(5000, newer),
    estimator,
    op.BINGET(0),
    op.BUILD,
    op.text('x'),
    op.APPEND,
  ),
  pickled(
    'the name of a method behind thousands of others',
    'unknown',
    estimator,
    dict(...Array.from({ length: 3000 }, (_, i) => Buffer.concat([op.text(`k${i}`), add])), op.text('append'), add),
    op.BUILD,
    op.text('x'),
    op.APPEND,
  ),
  pickled(
    'a pair of states that is long ago',
    'not-evaluated',
    op.NONE,
    dict(op.text('append'), add),
    op.TUPLE2,
    op.BINPUT(0),
    repeated(5000, Buffer.concat([op.NONE, op.TUPLE1])),
    estimator,
    op.BINGET(0),
    op.BUILD,
  ),
];
